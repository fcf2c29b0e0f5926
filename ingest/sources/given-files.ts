import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import type { MetadataTable } from '../metadata/table.ts';
import type { Problems } from '../problems.ts';
import { formatOf, textFormats } from '../readers/read-text.ts';
import type { NewFile, StoredFile } from './files-store.ts';
import { isDataFile, sha256Of } from './input.ts';
import { filesBelow } from './walk.ts';

/** Formats people keep documents in that cannot be read; a folder that holds one was not given to lose it. */
const unreadable = new Set('doc wps rtf odt ofd xls xlsx et ppt pptx pages'.split(' '));

/**
 * The files behind the paths given on the command line. A path in the store is the one the metadata table uses, the one it was
 * stored under before, or the one below the folder given. Everything that cannot be taken is reported.
 */
export function givenFiles(
  paths: readonly string[],
  table: MetadataTable,
  stored: readonly StoredFile[],
  problems: Problems,
): NewFile[] {
  const before = new Map(stored.map((file) => [file.given, file]));
  const files = new Map<string, NewFile>();
  for (const { given, below } of paths.flatMap((path) => filesAt(path, problems))) {
    const earlier = before.get(given);
    const path = pathInTable(given, table) ?? earlier?.path ?? below.normalize('NFC');
    const twin = files.get(path);
    if (twin && twin.given !== given) {
      problems
        .in(path)
        .error(`is given twice, as ${twin.given} and as ${given}; ids are paths, so one must go.`);
    }
    const stated = table.get(path) ?? (earlier ?? stored.find((file) => file.path === path))?.stated;
    const bytes = read(given, path, problems);
    if (bytes) files.set(path, { path, given, sha256: sha256Of(bytes), bytes, ...(stated && { stated }) });
  }
  return [...files.values()];
}

/** The stored files that paths on the command line name: by path in the store, by where they came from, or by folder. */
export function storedFilesAt(
  paths: readonly string[],
  stored: readonly StoredFile[],
  problems: Problems,
): Set<StoredFile> {
  const found = new Set<StoredFile>();
  for (const path of paths) {
    const absolute = resolve(path);
    const name = path.replace(/\/+$/, '').normalize('NFC');
    const matches = stored.filter(
      (file) =>
        file.path === name ||
        file.path.startsWith(`${name}/`) ||
        file.given === absolute ||
        file.given.startsWith(absolute + sep),
    );
    if (matches.length === 0)
      problems.in(path).error('is not among the files given to ingest; see: npm run release -- show');
    for (const file of matches) found.add(file);
  }
  return found;
}

interface GivenFile {
  readonly given: string;
  readonly below: string;
}

function filesAt(path: string, problems: Problems): GivenFile[] {
  const absolute = resolve(path);
  if (!existsSync(absolute)) {
    problems.in(path).error('does not exist.');
    return [];
  }
  if (!statSync(absolute).isDirectory()) return [{ given: absolute, below: basename(absolute) }];
  const found = filesBelow(absolute);
  if (found.length === 0) problems.in(path).error('holds no files.');
  return found.flatMap((below) => {
    const format = formatOf(below);
    if (textFormats.has(format) || isDataFile(below)) return [{ given: join(absolute, below), below }];
    if (unreadable.has(format)) {
      problems.in(below).error(`cannot be read: save it as .docx or .pdf, a table as .csv.`);
    } else problems.in(below).warning('is no document; left out.');
    return [];
  });
}

/** The path of the table that the file's own path ends with. */
function pathInTable(given: string, table: MetadataTable): string | undefined {
  const parts = given.split(sep).join('/').normalize('NFC').split('/');
  for (let from = 0; from < parts.length; from++) {
    const path = parts.slice(from).join('/');
    if (table.has(path)) return path;
  }
  return undefined;
}

function read(given: string, path: string, problems: Problems): Uint8Array | undefined {
  try {
    return readFileSync(given);
  } catch (error) {
    problems.in(path).error(`cannot be read: ${(error as Error).message}`);
    return undefined;
  }
}
