import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Spoken } from '../consultation/assist/summarise.ts';
import type { ConsultationRequest, Turn } from '../consultation/turn.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { Brief } from './brief.ts';
import { defaultBurstLimits, type BurstLimits } from './bursts.ts';
import type { Channel } from './conversation.ts';
import type { ConversationEvent } from './events.ts';
import { fixedSettings, type Settings } from './operator-settings.ts';
import { createWorkingHours, type WorkingHours } from './working-hours.ts';

/** Where a question comes from. */
export interface Origin {
  readonly channel: Channel;
}

/** One question → one outcome. The turn is kept with the reply, in one transaction. */
export type Consult = (request: ConsultationRequest, origin?: Origin) => Promise<Turn>;

/** Limits of conversations; times in milliseconds. */
export interface ConversationLimits {
  /** Characters of one message. */
  textLength: number;
  attachmentBytes: number;
  /** An agent not seen for so long is absent. */
  absentMs: number;
  /** A visitor silent for so long with the assistant has left … */
  idleWithAssistantMs: number;
  /** … and with an agent. */
  idleWithAgentMs: number;
  /** A turn whose worker gives no sign of life for so long is taken over. */
  claimMs: number;
  /** How often a worker gives a sign of life. */
  heartbeatMs: number;
  /** A question taken up so often without an answer goes to a person. */
  turnAttempts: number;
  /** A waiting visitor's messages are acknowledged at most this often. */
  acknowledgeMs: number;
  bursts: BurstLimits;
}

const minute = 60_000;
export const defaultConversationLimits: ConversationLimits = {
  textLength: 10_000,
  attachmentBytes: 10 * 1024 * 1024,
  absentMs: 3 * minute,
  idleWithAssistantMs: 30 * minute,
  idleWithAgentMs: 120 * minute,
  claimMs: 3_500,
  heartbeatMs: 1_000,
  turnAttempts: 3,
  acknowledgeMs: minute,
  bursts: defaultBurstLimits,
};

/** What the acts of a conversation work with. */
export interface ConversationContext {
  readonly database: StateDatabase;
  readonly consult: Consult;
  /** Sums a conversation up for an agent; undefined where no model does. Never rejects. */
  readonly summarise?: (conversation: readonly Spoken[], reason: string) => Promise<Brief['summary']>;
  readonly workingHours: WorkingHours;
  readonly settings: Settings;
  readonly limits: ConversationLimits;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A number for a ticket that people can read to each other. */
  readonly newTicketId: (at: number) => string;
  /** Waits; resolves early when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Told of what goes wrong in the background. Gets no personal data. */
  readonly report: (error: unknown) => void;
}

/** The context of a running service; `options` replaces parts of it. */
export function conversationContext(
  database: StateDatabase,
  consult: Consult,
  options: Partial<ConversationContext> = {},
): ConversationContext {
  return {
    database,
    consult,
    workingHours: createWorkingHours(),
    settings: fixedSettings(),
    limits: defaultConversationLimits,
    clock: systemClock,
    newId: randomUUID,
    newTicketId,
    pause: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
    report: () => undefined,
    ...options,
  };
}

/** Leaves an event of a conversation with the transaction. */
export function emit(
  unit: UnitOfWork,
  name: ConversationEvent,
  event: { conversationId?: string | undefined; subject?: string; at: number },
): void {
  unit.emit({
    name,
    at: event.at,
    ...(event.conversationId === undefined ? {} : { conversationId: event.conversationId }),
    ...(event.subject === undefined ? {} : { subject: event.subject }),
  });
}

/** Letters and digits that are not mistaken for each other. */
const ticketAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** As in `261123-7KQ4MZ`: the Shanghai day and six random signs. */
function newTicketId(at: number): string {
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '');
  const signs = Array.from({ length: 6 }, () => ticketAlphabet[randomInt(ticketAlphabet.length)]);
  return `${day}-${signs.join('')}`;
}
