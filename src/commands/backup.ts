import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import { takeSnapshot } from '../store/backup/snapshot.ts';
import { connect } from '../store/connect.ts';
import { copyFiles, filesBelow, newBackupFolder, verifyBackup, writeBackupList } from './backup-folder.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { shelfOf } from './knowledge.ts';
import { bringSharedReleases } from './release-exchange.ts';

const usage = `Backs up the state (conversations, tickets, staff, audit, secrets), the releases and the files they were made from.

  npm run backup -- FOLDER            writes a backup into a new folder, while servers run
  npm run backup -- --verify FOLDER   checks a backup against its own list

The folder holds personal data and keys: keep it as safe as the database. Restore with: npm run restore -- FOLDER
`;

/** `npm run backup`: one folder with everything, consistent as of one moment, checked before it counts as finished. */
export async function backup(args: string[], configuration: Configuration): Promise<number> {
  const options = { help: { type: 'boolean' }, verify: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [folder, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (folder === undefined || rest.length > 0) throw new UserError(usage, { field: 'FOLDER' });
  if (!values.verify) await writeBackup(folder, configuration);
  const { files, createdAt, release } = verifyBackup(folder);
  process.stdout.write(
    `backup of ${new Date(createdAt).toISOString()}: ${Object.keys(files).length} files, release ${release ?? 'none'}, all as listed\n`,
  );
  return 0;
}

/**
 * The state first, then the releases: a turn names the release it was answered from, releases are only added, so every one that
 * the state names is there when they are copied.
 */
async function writeBackup(folder: string, configuration: Configuration): Promise<void> {
  const createdAt = systemClock.now();
  newBackupFolder(folder);
  await takeSnapshot(stateLocation(configuration), folder, {
    clock: systemClock,
    progress: (table) => process.stderr.write(`copying ${table}\n`),
  });
  const release = await copyReleases(folder, configuration);
  writeBackupList(folder, { createdAt, ...(release !== undefined && { release }) });
}

/** The releases of this machine, while nothing is published here, and those that only other machines have. */
async function copyReleases(folder: string, configuration: Configuration): Promise<number | undefined> {
  const { DATA_DIR, DATABASE_URL } = configuration;
  const shelf = shelfOf(DATA_DIR);
  const here = await shelf.exclusively(async () => {
    for (const part of ['releases', 'files']) {
      const names = filesBelow(join(DATA_DIR, part)).filter((name) => !name.endsWith('.lock'));
      process.stderr.write(`copying ${names.length} files of ${part}\n`);
      await copyFiles(join(DATA_DIR, part), join(folder, part), names);
    }
    return shelf.currentNumber();
  });
  if (DATABASE_URL === undefined) return here;
  const source = connect({ databaseUrl: DATABASE_URL });
  try {
    process.stderr.write('copying the releases that machines share\n');
    await bringSharedReleases(folder, source);
    return shelfOf(folder).currentNumber();
  } finally {
    await source.destroy();
  }
}
