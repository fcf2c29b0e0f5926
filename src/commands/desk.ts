import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { translateMessage } from '../consultation/assist/translate.ts';
import { leastConfidence } from '../consultation/calibration/judge.ts';
import { consult } from '../consultation/consult.ts';
import type { ConsultationResources, ConsultationSettings } from '../consultation/resources.ts';
import type { LiveSettings } from '../conversations/live-settings.ts';
import { createBackground } from '../desk/background.ts';
import { openDesk, type Desk } from '../desk/desk.ts';
import { createPublication } from '../desk/knowledge/publication.ts';
import type { DeskParts } from '../desk/parts.ts';
import { createHub } from '../desk/stream/hub.ts';
import type { ChatModel } from '../models/chat/chat-model.ts';
import { systemClock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';
import { childPublisher } from './child-publisher.ts';
import type { Configuration } from './configuration.ts';
import { shelfOf, type Knowledge, type LiveKnowledge } from './knowledge.ts';
import type { TrustWatch } from './trust.ts';
import type { LiveConversations } from './live-conversations.ts';

/** How long a draft for an agent may take, a model's writing included. */
const draftTimeoutMs = 20_000;

/** What the desk of a service is made of. */
export interface DeskSurroundings {
  readonly database: StateDatabase;
  readonly knowledge: LiveKnowledge;
  /** Resolves when this process answers from the newest release, or cannot open it. */
  readonly newestKnowledge: () => Promise<void>;
  readonly conversations: LiveConversations;
  readonly settings: LiveSettings;
  /** Of a consultation for visitors, as operators have set it at the moment. */
  readonly consultation: () => ConsultationSettings;
  readonly configuration: Configuration;
  readonly trust: Pick<TrustWatch, 'current'>;
  readonly log: Logger;
  readonly model: ChatModel | undefined;
}

/** The desk of this installation: mount its router under `/api/desk`, stop it at the end. */
export function deskOf(surroundings: DeskSurroundings): Desk {
  const {
    database,
    knowledge,
    newestKnowledge,
    conversations,
    settings,
    consultation,
    configuration,
    trust,
    log,
    model,
  } = surroundings;
  const report = (error: unknown): void => {
    log.error({ err: error }, 'desk');
  };
  const common = { database, clock: systemClock, newId: randomUUID, report };
  const visitorResources = (): ConsultationResources => ({
    ...knowledge.current(),
    clock: systemClock,
    newId: randomUUID,
    settings: consultation(),
  });
  const publication = createPublication({ ...common, newestKnowledge, publisher: childPublisher(report) });
  const parts: DeskParts = {
    ...common,
    background: createBackground(report),
    hub: createHub(database, report),
    conversations: conversations.service,
    context: conversations.context,
    knowledge: () => knowledge.current(),
    newestKnowledge,
    draft: (request) => consult(request, forStaff(visitorResources())),
    translate: translationBy(model, () => knowledge.current()),
    visitorResources,
    threshold: () => leastConfidence(knowledge.current().judge, consultation()),
    trust: (target) => trust.current(target),
    draftTimeoutMs,
    settings,
    releases: shelfOf(configuration.DATA_DIR),
    publication,
    publicUrl: configuration.PUBLIC_URL,
    office: configuration.OFFICE_NAME,
    requestsPerMinute: configuration.RATE_LIMITS.desk,
    exchange: exchangeOf(configuration),
  };
  const desk = openDesk(parts);
  return {
    ...desk,
    stop: async () => {
      await publication.stop();
      await desk.stop();
    },
  };
}

function translationBy(model: ChatModel | undefined, knowledge: () => Knowledge): DeskParts['translate'] {
  return model?.takesPart('translate') === true
    ? (text, to) => translateMessage(text, to, model, knowledge().release.terms)
    : undefined;
}

function exchangeOf({
  CASE_EXCHANGE_URL: url,
  CASE_EXCHANGE_SECRET: secret,
  CASE_EXCHANGE_INBOUND_SECRET: inboundSecret,
}: Configuration): DeskParts['exchange'] {
  return url === undefined || secret === undefined || inboundSecret === undefined
    ? undefined
    : { url, secret, inboundSecret };
}

/** Agents get drafts where visitors would not: unsure ones, and where the assistant is switched off. */
function forStaff(resources: ConsultationResources): ConsultationResources {
  return {
    ...resources,
    settings: { ...resources.settings, switchedOff: false, forStaff: true, threshold: 0 },
  };
}
