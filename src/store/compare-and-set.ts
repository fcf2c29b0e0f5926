import type { UpdateResult } from 'kysely';

/** Runs an update that names in its `where` what it expects, and tells whether it found it so. */
export async function changedOneRow(update: { executeTakeFirst(): Promise<UpdateResult> }): Promise<boolean> {
  return (await update.executeTakeFirst()).numUpdatedRows === 1n;
}

/** What an update expected was changed by someone else meanwhile; a transaction that throws it is run again. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
}
