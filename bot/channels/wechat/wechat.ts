import { Router, type RequestHandler } from 'express';
import type { ConversationService } from '../../../src/conversations/conversation-service.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import type { StateDatabase } from '../../../src/store/database.ts';
import { sharedSecret } from '../../../src/store/secrets.ts';
import type { Assistant } from '../../channel.ts';
import { createActs } from './acts/acts.ts';
import { createExchangeStore } from './exchange/exchange-store.ts';
import { createFiveSeconds, defaultDeadlines, type Deadlines } from './exchange/five-seconds.ts';
import { createReadiness } from './exchange/readiness.ts';
import { createReplies } from './exchange/replies.ts';
import { createHearing } from './hearing.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createPageLinks } from './page/links.ts';
import { pageRoutes } from './page/page-routes.ts';
import { createAccessTokens } from './platform/access-token.ts';
import { createApi } from './platform/api.ts';
import { createEnvelopes } from './protocol/envelope.ts';
import { callbackRoutes } from './routes.ts';
import type { WechatSettings } from './settings.ts';
import { createSweep } from './sweep.ts';

/** What the channel is made of. */
export interface WechatOptions {
  readonly settings: WechatSettings;
  readonly service: ConversationService;
  readonly assistant: Assistant;
  readonly database: StateDatabase;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Waits; resolves early when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Told of what goes wrong. Gets no personal data. */
  readonly report: (error: unknown) => void;
  /** Told of what an operator may have to mend in the console or here. */
  readonly warn: (reason: string) => void;
  readonly attachmentBytes: number;
  readonly textLength: number;
  readonly limitStrangers: RequestHandler;
  /** Where visitors reach the service; without it replies carry no link to their full text. */
  readonly publicUrl?: string;
  readonly deadlines?: Deadlines;
  /** A call of the platform's interface that takes longer has an unknown end. */
  readonly apiTimeoutMs?: number;
  /** For how long without a sign a process counts as still sending. */
  readonly leaseMs?: number;
  /** How often is seen to what nobody else does; 0 for never. */
  readonly sweepMs?: number;
}

/** The channel: a router to mount under `/wechat`. */
export interface Wechat {
  readonly router: Router;
  /** Sees to what is due; called by itself once a second. */
  sweep(): Promise<void>;
  /** Sends what a visitor may be sent now. */
  attend(openid: string): Promise<void>;
  /** Begins nothing new, and resolves when what is being sent has ended. */
  drain(): Promise<void>;
}

/** A visitor for whom a sending process died waits no longer than this and one sweep for the next message. */
const sendingLeaseMs = 8_000;

/** Puts the channel together and connects it to the assistant and the events. */
export async function createWechat(options: WechatOptions): Promise<Wechat> {
  const { settings, service, assistant, database, clock, newId, report, pause } = options;
  const holder = newId();
  const timeoutMs = options.apiTimeoutMs ?? 10_000;
  const tokens = createAccessTokens({
    ...settings,
    base: settings.apiBase,
    store: database.store,
    clock,
    holder,
    timeoutMs,
    pause: (milliseconds) => pause(milliseconds, new AbortController().signal),
  });
  const api = createApi({ base: settings.apiBase, tokens, timeoutMs });
  const links = createPageLinks(await sharedSecret(database.store, 'wechat-pages'), options.publicUrl, clock);
  const pageOf: typeof links.of = (delivery) => links.of(delivery);
  const exchanges = createExchangeStore(database);
  const shared = { database, service, exchanges, clock, holder, newId, report, pageOf };
  const outbox = createOutbox({ ...shared, api, pause, leaseMs: options.leaseMs ?? sendingLeaseMs });
  const replies = createReplies(shared);
  const { attachmentBytes, textLength } = options;
  const acts = createActs({ service, assistant, api, store: database.store, attachmentBytes, textLength });
  const fiveSeconds = createFiveSeconds({
    ...shared,
    replies,
    acts,
    outbox,
    readiness: createReadiness(service, database.events),
    deadlines: options.deadlines ?? defaultDeadlines,
    pause,
    showTyping: (openid) => {
      api.showTyping(openid).catch(report);
    },
  });
  const sweep = createSweep({ database, exchanges, fiveSeconds, outbox, clock });
  const stopHearing = database.events.subscribe(createHearing(database, outbox, report));
  // What the bot itself says where an act broke is not kept; the act is done again instead.
  assistant.connect('wechat', { send: () => Promise.resolve() });
  const sweeping = everySoOften(() => sweep.run(), options.sweepMs ?? 1_000, report);
  const router = Router();
  router.use('/answers', pageRoutes(service, database.store, links));
  router.use(
    callbackRoutes({
      token: settings.token,
      open: createEnvelopes(settings),
      fiveSeconds,
      replies,
      clock,
      limitStrangers: options.limitStrangers,
      warn: options.warn,
      report,
    }),
  );
  return {
    router,
    sweep: () => sweep.run(),
    attend: (openid) => outbox.attend(openid),
    drain: async () => {
      await sweeping.stop();
      stopHearing();
      await outbox.drain();
    },
  };
}

/** Does it again and again, one at a time. */
function everySoOften(
  doIt: () => Promise<void>,
  everyMs: number,
  report: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let running: Promise<void> | undefined;
  if (everyMs === 0) return { stop: () => Promise.resolve() };
  const timer = setInterval(() => {
    running ??= doIt()
      .catch(report)
      .finally(() => (running = undefined));
  }, everyMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
