import type { UpdateResult } from 'kysely';

/** Runs an update that names in its `where` what it expects, and tells whether it found it so. */
export async function changedOneRow(update: { executeTakeFirst(): Promise<UpdateResult> }): Promise<boolean> {
  return (await update.executeTakeFirst()).numUpdatedRows === 1n;
}
