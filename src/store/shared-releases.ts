import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { StateDatabase } from './database.ts';
import type { ReleaseFileTable, Store } from './schema.ts';

/** A file of a release, as every machine keeps it below its data folder. */
export type ReleaseFile = Omit<ReleaseFileTable, 'release'>;

/** Tells every process that there is a new release. */
export const releasePublished = 'release.published';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Small enough for every driver and for the memory of a busy process. */
const chunkBytes = 1024 * 1024;

/** The number of the newest release that is shared; undefined before the first. */
export async function newestSharedRelease(store: Store): Promise<number | undefined> {
  const row = await store
    .selectFrom('releaseFiles')
    .select((file) => file.fn.max('release').as('newest'))
    .executeTakeFirst();
  return row?.newest ?? undefined;
}

/** The numbers of all releases that are shared, oldest first. */
export async function sharedReleases(store: Store): Promise<number[]> {
  const rows = await store
    .selectFrom('releaseFiles')
    .select('release')
    .distinct()
    .orderBy('release')
    .execute();
  return rows.map(({ release }) => release);
}

/** The files of a shared release; none when it is not shared. */
export async function filesOfSharedRelease(store: Store, release: number): Promise<ReleaseFile[]> {
  return store
    .selectFrom('releaseFiles')
    .select(['path', 'sha256', 'size'])
    .where('release', '=', release)
    .orderBy('path')
    .execute();
}

/**
 * Shares a release: the bytes first, then, in one step, the list of its files, which makes it visible to all. Bytes that
 * are shared already are not sent again. Fails when another release has that number.
 */
export async function shareRelease(
  database: StateDatabase,
  release: number,
  files: readonly ReleaseFile[],
  bytesOf: (file: ReleaseFile) => Buffer,
  at: number,
): Promise<void> {
  for (const file of files) await shareBytes(database, file.sha256, bytesOf(file));
  await database.transaction(async ({ db, emit }) => {
    await db
      .insertInto('releaseFiles')
      .values(files.map((file) => ({ release, ...file })))
      .execute();
    emit({ name: releasePublished, subject: String(release), at });
  });
}

async function shareBytes(database: StateDatabase, sha256: string, bytes: Buffer): Promise<void> {
  const there = await database.store
    .selectFrom('releaseChunks')
    .select('place')
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  if (there !== undefined) return;
  const packed = await pack(bytes);
  const places = Array.from({ length: Math.ceil(packed.length / chunkBytes) }, (_, place) => place);
  await database.transaction(
    async ({ db }) => {
      for (const place of places) {
        const chunk = packed.subarray(place * chunkBytes, (place + 1) * chunkBytes);
        await db
          .insertInto('releaseChunks')
          .values({ sha256, place, bytes: chunk })
          .onConflict((conflict) => conflict.columns(['sha256', 'place']).doNothing())
          .execute();
      }
    },
    { repeatable: true },
  );
}

/** The bytes of a shared file. Throws when they are missing or are not what their hash says. */
export async function sharedBytes(store: Store, sha256: string): Promise<Buffer> {
  const chunks = await store
    .selectFrom('releaseChunks')
    .select('bytes')
    .where('sha256', '=', sha256)
    .orderBy('place')
    .execute();
  const bytes = await unpack(Buffer.concat(chunks.map((chunk) => chunk.bytes)));
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`The shared bytes of ${sha256} are damaged.`);
  return bytes;
}
