import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../src/knowledge/replace-file.ts';
import { UserError } from '../../src/platform/user-error.ts';
import { statedSchema } from '../metadata/stated.ts';
import type { Input } from './input.ts';

const storedFileSchema = z.strictObject({
  path: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where it was given from, to know it again. */
  given: z.string(),
  stated: statedSchema.optional(),
});

/** A file given to `ingest`, kept so that every publication combines all of them. */
export type StoredFile = z.infer<typeof storedFileSchema>;

/** A stored file with its bytes, not yet in the store. */
export type NewFile = StoredFile & { readonly bytes: Uint8Array };

/** The files given so far, in DATA_DIR/files: bytes by their hash, and a list that is replaced in one step. */
export interface FilesStore {
  list(): StoredFile[];
  input(file: StoredFile): Input;
  /** Makes `files` the whole content; bytes of the new ones must be given. */
  replaceAll(files: readonly (StoredFile | NewFile)[]): void;
}

export function openFilesStore(folder: string): FilesStore {
  const listPath = join(folder, 'files.json');
  const bytesFolder = join(folder, 'bytes');
  return {
    list: () => (existsSync(listPath) ? readList(listPath) : []),
    input: (file) => ({
      source: 'files',
      path: file.path,
      name: file.path,
      sha256: file.sha256,
      ...(file.stated && { stated: file.stated }),
      bytes: () => ('bytes' in file ? (file as NewFile).bytes : readFileSync(join(bytesFolder, file.sha256))),
    }),
    replaceAll: (files) => {
      mkdirSync(bytesFolder, { recursive: true });
      const there = new Set(readdirSync(bytesFolder));
      for (const file of files) {
        if ('bytes' in file && !there.has(file.sha256))
          writeFileSync(join(bytesFolder, file.sha256), file.bytes);
      }
      const list = files.map(({ path, sha256, given, stated }) => ({
        path,
        sha256,
        given,
        ...(stated && { stated }),
      }));
      replaceFile(listPath, `${JSON.stringify(list, undefined, 1)}\n`);
      const kept = new Set(files.map(({ sha256 }) => sha256));
      for (const name of there) if (!kept.has(name)) rmSync(join(bytesFolder, name), { force: true });
    },
  };
}

function readList(path: string): StoredFile[] {
  try {
    return z.array(storedFileSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new UserError(`${path} is damaged. Delete it and give the files to ingest again.`, {
      field: path,
      cause,
    });
  }
}
