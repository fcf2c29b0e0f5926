import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import { takeSnapshot } from '../store/backup/snapshot.ts';
import { copyFiles, filesBelow, newBackupFolder, verifyBackup, writeBackupList } from './backup-folder.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { shelfOf } from './knowledge.ts';

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
 * The releases first, then the state: a turn names the release it was answered from, and that must be there. While the
 * releases are copied nothing is published.
 */
async function writeBackup(folder: string, configuration: Configuration): Promise<void> {
  const { DATA_DIR } = configuration;
  const createdAt = systemClock.now();
  newBackupFolder(folder);
  const shelf = shelfOf(DATA_DIR);
  const release = await shelf.exclusively(async () => {
    for (const part of ['releases', 'files']) {
      const names = filesBelow(join(DATA_DIR, part)).filter((name) => !name.endsWith('.lock'));
      process.stderr.write(`copying ${names.length} files of ${part}\n`);
      await copyFiles(join(DATA_DIR, part), join(folder, part), names);
    }
    return shelf.currentNumber();
  });
  await takeSnapshot(stateLocation(configuration), folder, {
    clock: systemClock,
    progress: (table) => process.stderr.write(`copying ${table}\n`),
  });
  writeBackupList(folder, { createdAt, ...(release !== undefined && { release }) });
}
