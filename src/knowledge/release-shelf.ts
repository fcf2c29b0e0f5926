import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../platform/user-error.ts';
import { contentHash } from './content-hash.ts';
import { takePublishLock } from './publish-lock.ts';
import type { Manifest, ReleaseContent } from './release.ts';
import type { ReleaseInput, ReleaseWithInputs } from './release-file.ts';
import { readManifest, readReleaseFile, writeReleaseFile } from './release-file.ts';
import { replaceFile } from './replace-file.ts';

/** Everything of a release but its number and counts, which the shelf gives. */
export interface ReleaseDraft {
  readonly content: ReleaseContent;
  readonly index: ReadonlyMap<string, Uint8Array>;
  readonly inputs: readonly ReleaseInput[];
  readonly inputHash: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly publishedBy: string;
  readonly indexSettings: string;
  readonly embeddingModel: Manifest['embeddingModel'];
  /** The desk's entries in it, path to version. */
  readonly deskVersions?: Manifest['deskVersions'];
}

/** The releases of one data folder: immutable numbered files and a pointer to the one in use. */
export interface ReleaseShelf {
  /** The number in use, undefined before the first publication. One small read: cheap enough for every question. */
  currentNumber(): number | undefined;
  /** Manifest of the release in use. */
  currentManifest(): Manifest | undefined;
  /** Manifests of all releases, oldest first. */
  list(): Manifest[];
  /** A whole release; a UserError when there is none of that number. */
  read(number: number): ReleaseWithInputs;
  /**
   * Writes the next release and then switches the pointer in one step: readers see the old release or the new
   * one, never something between. `beforeSwitch` runs when the file is complete; what it throws stops the switch.
   * Call it inside `exclusively`.
   */
  publish(draft: ReleaseDraft, beforeSwitch?: () => void): Manifest;
  /** Publishes the content of an older release as the next one; history stays. Call it inside `exclusively`. */
  rollback(to: number, createdAt: number): Manifest;
  /** Runs a piece of work while no other process publishes here. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
}

const fileName = (number: number) => `${String(number).padStart(6, '0')}.sqlite`;
const filePattern = /^(\d{6,})\.sqlite$/;

/** The shelf in a folder, usually DATA_DIR/releases; the folder is made at the first publication. */
export function openReleaseShelf(folder: string): ReleaseShelf {
  const pointer = join(folder, 'current');
  const pathOf = (number: number) => join(folder, fileName(number));

  const currentNumber = () => {
    const text = readIfThere(pointer);
    if (text === undefined) return undefined;
    const number = Number(text.trim());
    if (Number.isSafeInteger(number) && number > 0) return number;
    throw new UserError(`${pointer} does not hold a release number. Write the number of a release into it.`);
  };

  const numbers = () =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .map((name) => Number(filePattern.exec(name)?.[1] ?? 0))
      .filter((number) => number > 0)
      .sort((a, b) => a - b);

  const read = (number: number) => {
    if (!existsSync(pathOf(number))) throw missing(number, numbers());
    return readReleaseFile(pathOf(number));
  };

  const publish = (draft: ReleaseDraft, beforeSwitch?: () => void): Manifest => {
    mkdirSync(folder, { recursive: true });
    const manifest = manifestFor(draft, (numbers().at(-1) ?? 0) + 1);
    const unfinished = join(folder, 'unfinished.sqlite');
    rmSync(unfinished, { force: true });
    try {
      writeReleaseFile(unfinished, { ...draft.content, manifest, index: draft.index, inputs: draft.inputs });
      beforeSwitch?.();
      renameSync(unfinished, pathOf(manifest.number));
    } finally {
      rmSync(unfinished, { force: true });
    }
    replaceFile(pointer, `${manifest.number}\n`);
    return manifest;
  };

  return {
    currentNumber,
    currentManifest: () => {
      const number = currentNumber();
      return number === undefined ? undefined : readManifest(pathOf(number));
    },
    list: () => numbers().map((number) => readManifest(pathOf(number))),
    read,
    publish,
    rollback: (to, createdAt) => {
      const old = read(to);
      const { inputHash, indexSettings, embeddingModel, deskVersions } = old.manifest;
      const publishedBy = `rollback of ${to}`;
      const { index, inputs } = old;
      const settings = { inputHash, indexSettings, embeddingModel, deskVersions };
      return publish({ content: old, index, inputs, ...settings, createdAt, publishedBy });
    },
    exclusively: async (work) => {
      const release = takePublishLock(join(folder, 'publishing.lock'));
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}

function manifestFor(draft: ReleaseDraft, number: number): Manifest {
  const { content, inputHash, createdAt, publishedBy, indexSettings, embeddingModel, deskVersions } = draft;
  return {
    number,
    contentHash: contentHash(content),
    inputHash,
    createdAt,
    publishedBy,
    documents: content.documents.length,
    passages: content.passages.length,
    records: content.records.length,
    indexSettings,
    embeddingModel,
    ...(deskVersions && { deskVersions }),
  };
}

function missing(number: number, there: readonly number[]): UserError {
  const range = there.length === 0 ? 'none was published yet' : `there are ${there.join(', ')}`;
  return new UserError(`There is no release ${number}; ${range}.`, { field: 'release' });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
