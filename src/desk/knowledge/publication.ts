import { appendAudit } from '../../store/audit.ts';
import { giveBackLease, takeLease, type Lease } from '../../store/leases.ts';
import type { DeskParts } from '../parts.ts';
import { candidatesPublished, candidatesRefused } from './candidates/settle.ts';
import { knowledgeEvents, notePublication, wantedPublications } from './publications.ts';
import type { Publisher, PublishProgress, PublishResult } from './publisher.ts';

/** How publishing stands in this process. */
export type PublicationState =
  { readonly kind: 'idle' } | { readonly kind: 'running'; readonly progress?: PublishProgress };

/** Publishes what the desk asks for. */
export interface Publication {
  state(): PublicationState;
  /** Resolves when nothing that was asked for before is left to do in this process. */
  settled(): Promise<void>;
  /** Rolls back by itself; a publication that runs comes first. */
  rollback(to: number, actor: string, reason: string): Promise<PublishResult>;
  /** Begins nothing new; resolves when what runs has ended. */
  stop(): Promise<void>;
}

type Parts = Pick<DeskParts, 'database' | 'clock' | 'newId' | 'report' | 'newestKnowledge'> & {
  readonly publisher: Publisher;
};

const leaseMs = 45_000;
const renewEveryMs = 15_000;
/** How often is looked for requests whose process has died. */
const lookEveryMs = 30_000;
/** A publication that did not come about (another one ran) is tried so often. */
const attempts = 3;

/**
 * Sees to it that what was asked for is published, by one process at a time, one publication after the other. Requests made
 * while one runs are served together by the next.
 */
export function createPublication(parts: Parts): Publication {
  const { database, clock, newId, report, newestKnowledge, publisher } = parts;
  const holder = newId();
  let state: PublicationState = { kind: 'idle' };
  let isStopped = false;
  let failures = 0;
  let tail: Promise<unknown> = Promise.resolve();

  const exclusively = async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    const request = { name: 'publication', holder, forMs: leaseMs };
    const lease: Lease | undefined = await takeLease(database.store, request, clock);
    if (lease === undefined) return undefined;
    const timer = setInterval(() => {
      takeLease(database.store, request, clock).catch(report);
    }, renewEveryMs).unref();
    state = { kind: 'running' };
    try {
      return await work();
    } finally {
      clearInterval(timer);
      state = { kind: 'idle' };
      await giveBackLease(database.store, lease);
    }
  };
  const publishWanted = async (): Promise<void> => {
    while (!isStopped) {
      const { wanted, done } = await wantedPublications(database.store);
      if (wanted <= done) return;
      const result = await publisher.publish((progress) => {
        state = { kind: 'running', progress };
      });
      failures = result.kind === 'failed' ? failures + 1 : 0;
      const isOver = result.kind !== 'failed' || failures >= attempts;
      await note('publish', 'desk', result, isOver ? wanted : undefined);
      if (!isOver) return;
      failures = 0;
    }
  };
  const note = async (
    act: 'publish' | 'rollback',
    actor: string,
    result: PublishResult,
    upTo: number | undefined,
    reason?: string,
  ): Promise<void> => {
    // Published is said when the assistant answers from it here, not when the file is there.
    if ('release' in result) await newestKnowledge();
    const at = clock.now();
    const problems =
      result.kind === 'rejected'
        ? result.problems
        : result.kind === 'failed'
          ? [{ file: '', place: '', message: result.detail }]
          : [];
    const release = 'release' in result ? { release: result.release } : {};
    await database.transaction(async (unit) => {
      if (act === 'publish' && 'release' in result) await candidatesPublished(unit.db, result, at);
      const anew = result.kind === 'rejected' && (await candidatesRefused(unit.db, result.problems, at));
      await notePublication(
        unit,
        {
          id: newId(),
          at,
          actor,
          act,
          outcome: result.kind,
          ...release,
          problems,
          ...(reason === undefined ? {} : { reason }),
        },
        // What was refused is out of the way: the rest is published at once.
        anew ? undefined : upTo,
      );
      if (result.kind === 'published' && act === 'publish')
        await appendAudit(unit.db, {
          at,
          actor,
          act: 'knowledge.published',
          subject: String(result.release),
        });
    });
  };
  const next = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const one = tail.then(work);
    tail = one.catch(report);
    return one;
  };
  const look = (): void => {
    if (!isStopped) void next(() => exclusively(publishWanted)).catch(report);
  };
  const stopHearing = database.events.subscribe(({ name }) => {
    if (name === knowledgeEvents.wanted) look();
  });
  const timer = setInterval(look, lookEveryMs).unref();
  look();
  return {
    state: () => state,
    settled: async () => {
      await database.events.catchUp();
      await tail;
    },
    rollback: (to, actor, reason) =>
      next(async () => {
        const result =
          (await exclusively(async () => {
            const done = await publisher.rollback(to, actor);
            await note('rollback', actor, done, undefined, reason);
            return done;
          })) ?? ({ kind: 'failed', detail: 'Another publication is running. Wait for it to end.' } as const);
        return result;
      }),
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      stopHearing();
      await tail;
    },
  };
}
