import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../knowledge/replace-file.ts';
import { UserError } from '../platform/user-error.ts';

/** The list that makes a folder a backup; it is written last, so that a broken-off backup has none. */
const listName = 'backup.json';

const backupListSchema = z.strictObject({
  format: z.literal(1),
  /** Epoch milliseconds. */
  createdAt: z.int(),
  /** Number of the release in use, where one was published. */
  release: z.int().positive().optional(),
  /** SHA-256 of every file, by its path in the folder. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type BackupList = z.infer<typeof backupListSchema>;

/** Makes a new folder for a backup; a UserError when something is there already. */
export function newBackupFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UserError(`${folder} is not empty. Name a new folder for the backup.`, { field: 'FOLDER' });
  mkdirSync(folder, { recursive: true });
}

/** Copies files into a folder under the same names; folders in between are made. */
export async function copyFiles(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    await copyFile(join(from, name), join(to, name));
  }
}

/** Finishes a backup: lists every file of the folder with its hash. */
export function writeBackupList(folder: string, list: Omit<BackupList, 'format' | 'files'>): BackupList {
  const files = Object.fromEntries(filesBelow(folder).map((name) => [name, sha256Of(join(folder, name))]));
  const whole: BackupList = { format: 1, ...list, files };
  replaceFile(join(folder, listName), `${JSON.stringify(whole, undefined, 1)}\n`);
  return whole;
}

/** Reads a backup's list and checks every file against it; a UserError names what is missing, changed or foreign. */
export function verifyBackup(folder: string): BackupList {
  const path = join(folder, listName);
  if (!existsSync(path))
    throw new UserError(`${folder} is no finished backup: ${listName} is missing.`, { field: 'FOLDER' });
  const parsed = backupListSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new UserError(`${path} cannot be read: ${z.prettifyError(parsed.error)}`, { field: 'FOLDER' });
  const faults = Object.entries(parsed.data.files).filter(
    ([name, hash]) => !existsSync(join(folder, name)) || sha256Of(join(folder, name)) !== hash,
  );
  if (faults.length > 0)
    throw new UserError(
      `The backup is damaged: ${faults.map(([name]) => name).join(', ')}. Use another one.`,
      { field: 'FOLDER' },
    );
  return parsed.data;
}

/** Every file below a folder by its path from there, in order; none when there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative('.', name))
    .sort();
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
