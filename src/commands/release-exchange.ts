import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { replaceFile } from '../knowledge/replace-file.ts';
import { UserError } from '../platform/user-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';
import type { Store } from '../store/schema.ts';
import {
  filesOfSharedRelease,
  newestSharedRelease,
  sharedBytes,
  sharedReleases,
  shareRelease,
  type ReleaseFile,
} from '../store/shared-releases.ts';
import { filesBelow } from './backup-folder.ts';
import { shelfOf } from './knowledge.ts';

/** Keeps the releases of a data folder and those of the other machines alike, through the state database. */
export interface ReleaseExchange {
  /** Fetches the newest release, where it is newer than the one in use here. Resolves to its number when it did. */
  fetch(): Promise<number | undefined>;
  /** Shares the release in use here, where it is newer than all that are shared. Resolves to its number when it did. */
  share(): Promise<number | undefined>;
}

/** An exchange between a data folder and a state database. */
export function releaseExchange(dataDir: string, database: StateDatabase, clock: Clock): ReleaseExchange {
  const shelf = shelfOf(dataDir);
  const inUse = () => shelf.currentNumber() ?? 0;
  return {
    fetch: async () => {
      const newest = await newestSharedRelease(database.store);
      if (newest === inUse()) await refuseOtherContent(dataDir, database, newest);
      if (newest === undefined || newest <= inUse()) return undefined;
      await shelf.exclusively(async () => {
        if (newest <= inUse()) return;
        await bringFiles(dataDir, database.store, await filesOfSharedRelease(database.store, newest));
        // The pointer comes last: until then everything is as it was.
        replaceFile(join(dataDir, 'releases', 'current'), `${newest}\n`);
      });
      return newest;
    },
    share: async () => {
      const number = inUse();
      const newest = await newestSharedRelease(database.store);
      if (newest === number) await refuseOtherContent(dataDir, database, number);
      if (number === 0 || number <= (newest ?? 0)) return undefined;
      const files = filesOfRelease(dataDir, number);
      const bytesOf = ({ path }: ReleaseFile) => readFileSync(join(dataDir, path));
      await shareRelease(database, number, files, bytesOf, clock.now());
      return number;
    },
  };
}

/**
 * Brings all releases that machines share into a folder that may hold some of them, and the given files of the newest, and makes
 * the newest the current one. Resolves to its number, or to undefined where none is shared.
 */
export async function bringSharedReleases(folder: string, store: Store): Promise<number | undefined> {
  const newest = await newestSharedRelease(store);
  if (newest === undefined) return undefined;
  for (const number of await sharedReleases(store)) {
    const files = await filesOfSharedRelease(store, number);
    const wanted = files.filter(({ path }) => number === newest || path.startsWith('releases/'));
    await bringFiles(folder, store, wanted);
  }
  if (newest > (shelfOf(folder).currentNumber() ?? 0))
    replaceFile(join(folder, 'releases', 'current'), `${newest}\n`);
  return newest;
}

/** The release itself, and the given files that the next one is built from. */
function filesOfRelease(dataDir: string, number: number): ReleaseFile[] {
  const names = [
    ...filesBelow(join(dataDir, 'files')).map((name) => join('files', name)),
    ...filesBelow(join(dataDir, 'releases'))
      .filter((name) => Number(basename(name, '.sqlite')) === number)
      .map((name) => join('releases', name)),
  ];
  return names.map((path) => {
    const bytes = readFileSync(join(dataDir, path));
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  });
}

/** Two machines can have a release of one number only if one of them stopped before it could share its own. */
async function refuseOtherContent(dataDir: string, database: StateDatabase, number: number): Promise<void> {
  const shared = await filesOfSharedRelease(database.store, number);
  const here = new Map(filesOfRelease(dataDir, number).map(({ path, sha256 }) => [path, sha256]));
  const other = shared.find(({ path, sha256 }) => path.startsWith('releases/') && here.get(path) !== sha256);
  if (other === undefined) return;
  throw new UserError(
    `${join(dataDir, other.path)} was never shared, and another machine has shared another release ${number}. ` +
      `Delete ${join(dataDir, 'releases')} on this machine and start again: it fetches the shared one.`,
    { field: 'DATA_DIR' },
  );
}

async function bringFiles(dataDir: string, store: Store, files: readonly ReleaseFile[]): Promise<void> {
  for (const { path, sha256 } of files) {
    const target = join(dataDir, safePath(path));
    if (existsSync(target) && createHash('sha256').update(readFileSync(target)).digest('hex') === sha256)
      continue;
    mkdirSync(dirname(target), { recursive: true });
    await writeFile(target, await sharedBytes(store, sha256), { flush: true });
  }
}

/** A path of the two folders that are shared; whatever else the table says is refused. */
function safePath(path: string): string {
  if (/^(?:files|releases)(?:\/[\w.-]+)+$/.test(path) && !path.includes('..')) return path;
  throw new UserError(`The shared release names a file that belongs to none: ${path}.`, { field: 'release' });
}
