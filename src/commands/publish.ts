import { publish, type PublishOutcome } from '../../ingest/publish/publish.ts';
import type { PublishingHouse } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import type { PublishProgress, PublishResult } from '../desk/knowledge/publisher.ts';
import { embeddingFor } from '../../ingest/publish/embedding.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import type { StateDatabase } from '../store/database.ts';
import type { Configuration } from './configuration.ts';
import { deskKnowledge } from './desk-knowledge.ts';
import { shelfOf } from './knowledge.ts';
import { rollBack } from './release.ts';
import { publishShared } from './shared-publishing.ts';
import { withState } from './with-state.ts';

/** Not for people: the child process in which the desk publishes. Says progress and result as JSON, one a line. */
export async function publishForDesk(args: string[], configuration: Configuration): Promise<number> {
  const [act, to, actor = 'desk'] = args;
  const say = (line: unknown): void => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const { DATA_DIR } = configuration;
  const result = await withState(configuration, async (database) =>
    act === 'rollback'
      ? rolledBack(database, DATA_DIR, Number(to), actor)
      : published(
          database,
          DATA_DIR,
          (progress) => {
            say({ progress });
          },
          await embeddingFor(DATA_DIR, configuration, {}),
        ),
  );
  say({ result });
  return 0;
}

/** Publishes the three sources together; `changes` replace parts of the publishing house. */
export async function published(
  database: StateDatabase,
  dataDir: string,
  progress: (at: PublishProgress) => void,
  changes: Partial<PublishingHouse> = {},
): Promise<PublishResult> {
  return orFailed(async () => {
    const house = await publishingHouse(dataDir, {
      desk: deskKnowledge(database),
      ...changes,
      progress: (done, total) => {
        progress({ done: done + 1, total });
      },
    });
    return resultOf(
      await publishShared(dataDir, database, systemClock, () =>
        publish(house, { paths: [], publishedBy: 'desk' }),
      ),
    );
  });
}

/** Publishes an older release again. */
export async function rolledBack(
  database: StateDatabase,
  dataDir: string,
  to: number,
  actor: string,
): Promise<PublishResult> {
  return orFailed(async () => {
    const { number, deskVersions = {} } = await publishShared(dataDir, database, systemClock, () =>
      rollBack(database, shelfOf(dataDir), to, actor),
    );
    return { kind: 'published', release: number, deskVersions };
  });
}

/** What a person can mend is part of the result: another publication is running, a release is missing. */
async function orFailed(work: () => Promise<PublishResult>): Promise<PublishResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) return { kind: 'failed', detail: error.message };
    throw error;
  }
}

function resultOf(outcome: PublishOutcome): PublishResult {
  switch (outcome.outcome) {
    case 'published': {
      const { number, deskVersions = {} } = outcome.manifest;
      return { kind: 'published', release: number, deskVersions };
    }
    case 'unchanged':
      return { kind: 'unchanged', release: outcome.number };
    case 'rejected':
      return {
        kind: 'rejected',
        problems: outcome.problems
          .filter(({ severity }) => severity === 'error')
          .map(({ file, place, message }) => ({ file, place, message })),
      };
    case 'checked':
      throw new Error('A publication was only checked.');
  }
}
