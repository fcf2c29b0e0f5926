import type { Clock } from '../../../../src/platform/clock.ts';
import type { StateDatabase } from '../../../../src/store/database.ts';
import type { UnitOfWork } from '../../../../src/store/unit-of-work.ts';
import type { Acts } from '../acts/acts.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { takeBackWaiting } from '../outbox/deliveries.ts';
import type { Incoming } from '../protocol/incoming.ts';
import { noteVisitor } from '../visitors.ts';
import type { ExchangeStore, KeptExchange } from './exchange-store.ts';
import type { Replies, Reply } from './replies.ts';
import type { Readiness } from './readiness.ts';

/** What a request of the platform gets. */
export type Answer =
  | { kind: 'reply'; reply: Reply }
  | { kind: 'acknowledge' } /** Nothing was kept: it may ask again. */
  | { kind: 'unavailable' };

/** Times of the five-second contract, in milliseconds from the request on. */
export interface Deadlines {
  /** An outcome until then is the passive reply. */
  readonly replyMs: number;
  /** Whatever happens, the request is answered by then. */
  readonly answerMs: number;
}

export const defaultDeadlines: Deadlines = { replyMs: 4_000, answerMs: 4_200 };

export interface FiveSecondsOptions {
  readonly database: StateDatabase;
  readonly exchanges: ExchangeStore;
  readonly replies: Replies;
  readonly acts: Acts;
  readonly readiness: Readiness;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly holder: string;
  readonly newId: () => string;
  readonly deadlines: Deadlines;
  /** Waits; resolves early when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Shows the visitor that the answer is still being written. */
  readonly showTyping: (openid: string) => void;
  readonly report: (error: unknown) => void;
}

/** Answers the platform's requests in time, and sees to what was left open. Methods never reject. */
export interface FiveSeconds {
  answer(incoming: Incoming): Promise<Answer>;
  /** Finishes an exchange whose process is gone. */
  finish(left: KeptExchange): Promise<void>;
}

/** After so many processes that broke on it an exchange is given up. */
const mostAttempts = 6;
const lookAgainMs = 200;

export function createFiveSeconds(options: FiveSecondsOptions): FiveSeconds {
  const { database, exchanges, replies, acts, clock, holder, deadlines, report } = options;

  const ask = (incoming: Incoming, now: number, until: number) =>
    exchanges.ask(incoming, { holder, now, until }, async (unit: UnitOfWork) => {
      await noteVisitor(unit, incoming, now, options.newId());
      await takeBackWaiting(unit, incoming.openid, now);
    });

  /** The way of one request. `asking.kept` tells that the callback is durable. */
  const respond = async (incoming: Incoming, asking: Asking): Promise<Answer> => {
    for (;;) {
      const now = clock.now();
      const { duty, kept } = await ask(incoming, now, now + asking.leftMs(now));
      asking.kept = true;
      if (duty === 'work') return work(incoming, asking);
      if (duty === 'repeat') return repeat(kept.deliveryId ?? '');
      if (duty === 'acknowledge' || asking.late.aborted) return { kind: 'acknowledge' };
      await options.pause(lookAgainMs, asking.late);
    }
  };
  const work = async ({ key, openid, content }: Incoming, asking: Asking): Promise<Answer> => {
    const watch = await acts.apply(key, openid, content);
    const inTime = watch === undefined || (await options.readiness.wait(watch, asking.late));
    if (!inTime) options.showTyping(openid);
    const concluded = await replies.conclude(key, openid, !inTime);
    void options.outbox.attend(openid);
    return concluded.kind === 'replied' ? { kind: 'reply', reply: concluded.reply } : { kind: 'acknowledge' };
  };
  const repeat = async (deliveryId: string): Promise<Answer> => {
    const reply = await replies.again(deliveryId);
    return reply === undefined ? { kind: 'acknowledge' } : { kind: 'reply', reply };
  };
  const defer = async (key: string, openid: string): Promise<void> => {
    await database.transaction(({ db }) => exchanges.end(db, key, holder, { state: 'deferred' }));
    void options.outbox.attend(openid);
  };
  return {
    answer: async (incoming) => {
      const over = new AbortController();
      const asking = newAsking(options, over.signal);
      const responding = respond(incoming, asking).catch((error: unknown): Answer => {
        report(error);
        return asking.kept ? { kind: 'acknowledge' } : { kind: 'unavailable' };
      });
      const lastMoment = options.pause(deadlines.answerMs, over.signal).then((): Answer => {
        asking.answered = true;
        return asking.kept ? { kind: 'acknowledge' } : { kind: 'unavailable' };
      });
      const answer = await Promise.race([responding, lastMoment]);
      if (asking.answered) void responding.then((late) => sayOtherwise(late, replies, report));
      over.abort();
      return answer;
    },
    finish: async (left) => {
      try {
        const now = clock.now();
        const by = { holder, now, until: now + deadlines.replyMs };
        const taken = await exchanges.takeOver(left.key, by);
        if (taken === undefined) return;
        if (taken.attempts > mostAttempts) {
          report(new Error('A callback of WeChat broke whenever it was taken up; it is given up.'));
          await database.transaction(({ db }) => exchanges.end(db, left.key, holder, { state: 'failed' }));
          return;
        }
        if (taken.content !== undefined) await acts.apply(taken.key, taken.openid, taken.content);
        await defer(taken.key, taken.openid);
      } catch (error) {
        report(error);
      }
    },
  };
}

/** One request while it is being answered. */
interface Asking {
  kept: boolean;
  /** The last moment came first. */
  answered: boolean;
  /** Aborted when it is too late for a passive reply. */
  readonly late: AbortSignal;
  readonly leftMs: (now: number) => number;
}

function newAsking({ clock, deadlines, pause }: FiveSecondsOptions, over: AbortSignal): Asking {
  const arrivedAt = clock.now();
  const late = new AbortController();
  void pause(deadlines.replyMs, over).then(() => {
    late.abort();
  });
  return {
    kept: false,
    answered: false,
    late: late.signal,
    leftMs: (now) => Math.max(1, arrivedAt + deadlines.replyMs - now),
  };
}

/** A reply that was fixed after the request had been acknowledged reaches the visitor as a message. */
async function sayOtherwise(late: Answer, replies: Replies, report: (error: unknown) => void): Promise<void> {
  if (late.kind !== 'reply') return;
  await replies.notHanded(late.reply.deliveryId, true).catch(report);
}
