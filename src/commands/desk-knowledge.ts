import type { ReadDesk } from '../../ingest/sources/desk.ts';
import { approvalsOf, deskEntries } from '../desk/knowledge/entries.ts';
import type { StateDatabase } from '../store/database.ts';

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
