import { randomBytes } from 'node:crypto';
import type { Store } from './schema.ts';

/** A secret of 32 random bytes that is made by whoever asks first and is the same for every process from then on. */
export async function sharedSecret(db: Store, name: string): Promise<Buffer> {
  await db
    .insertInto('secrets')
    .values({ name, value: randomBytes(32).toString('base64') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return Buffer.from(value, 'base64');
}
