import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contentHash } from '../knowledge/content-hash.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import { restoreState } from '../store/backup/restore-state.ts';
import { copyFiles, verifyBackup } from './backup-folder.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { shelfOf } from './knowledge.ts';

const usage = `Restores a backup into an empty place: a new folder (DATA_DIR) and, where DATABASE_URL is set, a new database.

  DATA_DIR=NEW npm run restore -- FOLDER
  DATA_DIR=NEW DATABASE_URL=postgres://… npm run restore -- FOLDER

A backup of SQLite may be restored into PostgreSQL and the other way round. Nothing that exists is overwritten:
to undo a restore, start the server on the old place again.
`;

/** `npm run restore`: checks a backup, restores all of it or fails, and checks what arrived. */
export async function restore(args: string[], configuration: Configuration): Promise<number> {
  const options = { help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [folder, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (folder === undefined || rest.length > 0) throw new UserError(usage, { field: 'FOLDER' });
  const { files, release } = verifyBackup(folder);
  const { DATA_DIR } = configuration;
  refuseFilledFolder(DATA_DIR);
  const rows = await restoreState(folder, stateLocation(configuration), {
    clock: systemClock,
    progress: (table) => process.stderr.write(`restoring ${table}\n`),
  });
  const kept = Object.keys(files).filter((name) => /^(?:releases|files)\//.test(name));
  await copyFiles(folder, DATA_DIR, kept);
  verifyReleases(DATA_DIR);
  const counts = Object.entries(rows).map(([name, count]) => `  ${name} ${count}`);
  process.stdout.write(`restored, release ${release ?? 'none'}, rows:\n${counts.join('\n')}\n`);
  return 0;
}

function refuseFilledFolder(dataDir: string): void {
  const there = ['releases', 'files'].find((name) => existsSync(join(dataDir, name)));
  if (there === undefined) return;
  throw new UserError(`${join(dataDir, there)} is there already. Restore into a new folder: DATA_DIR=NEW.`, {
    field: 'DATA_DIR',
  });
}

/** Every release says what its content hashes to; what was copied has to agree. */
function verifyReleases(dataDir: string): void {
  const shelf = shelfOf(dataDir);
  for (const { number, contentHash: said } of shelf.list()) {
    if (contentHash(shelf.read(number)) !== said)
      throw new UserError(`Release ${number} does not hold what it says. Use another backup.`);
  }
}
