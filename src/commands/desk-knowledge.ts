import type { ReadDesk } from '../../ingest/sources/desk.ts';
import { approvalsOf, deskEntries } from '../desk/knowledge/entries.ts';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { stateLocation, type Configuration } from './configuration.ts';

/** What the desk has approved, read from the state database. */
export function deskKnowledge({ store }: StateDatabase): ReadDesk {
  return async () => ({
    entries: (await deskEntries(store)).map(({ path, version, text }) => ({ path, version, text })),
    approvals: (await approvalsOf(store)).map(({ documentId, contentHash, checkedOn }) => ({
      documentId,
      contentHash,
      checkedOn,
    })),
  });
}

/** Runs a piece of work beside the server with the state database open. */
export async function withState<Result>(
  configuration: Configuration,
  work: (database: StateDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(stateLocation(configuration), { catchUpEveryMs: 0 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
