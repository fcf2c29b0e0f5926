import type { ApiResult } from '../platform/api.ts';
import { messagesOf, textsOf, type OutgoingMessage } from '../telling/messages-of.ts';
import { stretchOf } from '../telling/place.ts';
import { wordsOf } from '../telling/words.ts';
import { claimNext, type Job } from './claim.ts';
import { beginningOfDelivery, endOfDelivery, type DeliveryRow } from './deliveries.ts';
import { keepLease, type Lease } from './lease.ts';
import type { OutboxOptions } from './options.ts';
import { settle, type Attempt } from './settle.ts';

/** Sends customer-service messages: in order for each visitor, within the quota, and never twice. */
export interface Outbox {
  /** Sends what a visitor has not been told, if it may; resolves when this process has no more to do. Never rejects. */
  attend(openid: string): Promise<void>;
  /** Whether this process sends that delivery at the moment. */
  isSending(deliveryId: string): boolean;
  /** Begins nothing new, and resolves when what is being sent has ended. */
  drain(): Promise<void>;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { database, clock, report } = options;
  const running = new Map<string, { again: boolean; done: Promise<void> }>();
  const sending = new Set<string>();
  let draining = false;

  /** One message after the other; not while a request of the platform may still take the words as its reply. */
  const work = async (openid: string): Promise<void> => {
    while (!draining) {
      if ((await options.exchanges.awaited(openid, clock.now())) !== undefined) return;
      const job = await claimNext(options, openid);
      if (job === undefined || !(await sendNext(job))) return;
    }
  };
  const sendNext = async (job: Job): Promise<boolean> => {
    const lease = keepLease(options, job);
    sending.add(job.row.id);
    try {
      const attempt = await attemptAt(options, job, lease);
      if (attempt?.result.kind === 'refused')
        report(new Error(`WeChat refused a message with code ${attempt.result.code}.`));
      await lease.end();
      return await database.transaction((unit) => settle(unit, job, attempt, clock.now()));
    } finally {
      sending.delete(job.row.id);
      await lease.end();
    }
  };
  const workUntilQuiet = async (openid: string, entry: { again: boolean }): Promise<void> => {
    try {
      while (entry.again) {
        entry.again = false;
        await work(openid);
      }
    } catch (error) {
      report(error);
    } finally {
      running.delete(openid);
    }
  };
  return {
    attend: (openid) => {
      const known = running.get(openid);
      if (known !== undefined) {
        known.again = true;
        return known.done;
      }
      const entry = { again: true, done: Promise.resolve() };
      running.set(openid, entry);
      entry.done = workUntilQuiet(openid, entry);
      return entry.done;
    },
    isSending: (deliveryId) => sending.has(deliveryId),
    drain: async () => {
      draining = true;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

/** Sends the next message of a delivery; undefined when nothing is left to say. */
async function attemptAt(options: OutboxOptions, { row }: Job, lease: Lease): Promise<Attempt | undefined> {
  const messages = await messagesFor(options, row);
  const message = messages[row.part];
  if (message === undefined) return undefined;
  const result = lease.isHeld() ? await send(options, row.openid, message) : heldUp;
  return { message, parts: messages.length, result };
}

/** The process stood still for so long that others may have given the message up: it is not begun late. */
const heldUp: ApiResult = { kind: 'busy', waitMs: 0, why: 'held up before it was sent' };

/** What is to be sent of a delivery, as the log says it now. */
async function messagesFor({ service, pageOf }: OutboxOptions, row: DeliveryRow): Promise<OutgoingMessage[]> {
  const stretch = await stretchOf(service, beginningOfDelivery(row), endOfDelivery(row));
  const words = stretch && wordsOf(stretch);
  if (words === undefined) return [];
  if (row.via === 'message') return messagesOf(words, pageOf(row));
  return textsOf(words, pageOf(row), true).map((text) => ({ kind: 'text', text }));
}

function send({ api }: OutboxOptions, openid: string, message: OutgoingMessage): Promise<ApiResult> {
  return message.kind === 'text' ? api.sendText(openid, message.text) : api.sendMenu(openid, message.menu);
}
