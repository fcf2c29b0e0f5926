import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { SqliteDatabase } from '../platform/sqlite.ts';
import { openSqlite } from '../platform/sqlite.ts';
import { UserError } from '../platform/user-error.ts';
import type { Document } from './document.ts';
import type { Manifest, Release, ReleaseContent } from './release.ts';
import { manifestSchema } from './release.ts';

/**
 * What one input (a file, an entry) became, so that the next release can take it over unchanged. `key` is a hash
 * over everything that decides the result: bytes, metadata, settings.
 */
export interface ReleaseInput {
  readonly key: string;
  /** Its documents before documents were linked with each other. */
  readonly documents: readonly Document[];
}

/** A release with the inputs it was built from. */
export interface ReleaseWithInputs extends Release {
  readonly inputs: readonly ReleaseInput[];
}

const schema = `
  CREATE TABLE manifest (json TEXT NOT NULL);
  CREATE TABLE input (key TEXT PRIMARY KEY, documents TEXT NOT NULL);
  CREATE TABLE document (id TEXT PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE passage (id TEXT PRIMARY KEY, document_id TEXT NOT NULL, json TEXT NOT NULL);
  CREATE TABLE record (id TEXT PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE term (place INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE index_blob (name TEXT PRIMARY KEY, bytes BLOB NOT NULL);
`;

/**
 * Writes a release into a new SQLite file that nobody changes afterwards. The path must not exist yet; the file is
 * on the disk, without a write-ahead log, when this returns.
 */
export function writeReleaseFile(path: string, release: ReleaseWithInputs): void {
  const database = openSqlite(path);
  try {
    // A file that is not finished is thrown away, so nothing needs to survive but the whole.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec('PRAGMA synchronous = OFF');
    database.exec('BEGIN');
    database.exec(schema);
    insertAll(database, release);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
  flush(path);
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function insertAll(database: SqliteDatabase, release: ReleaseWithInputs): void {
  database.prepare('INSERT INTO manifest VALUES (?)').run(JSON.stringify(release.manifest));
  const input = database.prepare('INSERT INTO input VALUES (?, ?)');
  for (const { key, documents } of release.inputs) input.run(key, JSON.stringify(documents));
  const document = database.prepare('INSERT INTO document VALUES (?, ?)');
  for (const each of release.documents) document.run(each.id, JSON.stringify(each));
  const passage = database.prepare('INSERT INTO passage VALUES (?, ?, ?)');
  for (const each of release.passages) passage.run(each.id, each.documentId, JSON.stringify(each));
  const record = database.prepare('INSERT INTO record VALUES (?, ?)');
  for (const each of release.records) record.run(each.id, JSON.stringify(each));
  const term = database.prepare('INSERT INTO term VALUES (?, ?)');
  release.terms.forEach((each, place) => term.run(place, JSON.stringify(each)));
  const blob = database.prepare('INSERT INTO index_blob VALUES (?, ?)');
  for (const [name, bytes] of release.index) {
    blob.run(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}

/** The manifest alone, without the content: a cheap look. */
export function readManifest(path: string): Manifest {
  return withReleaseFile(path, manifestOf);
}

/**
 * A whole release from its file. Content is taken as written, because it was checked when it was published and
 * the file is never changed. Throws a UserError when the file is no release.
 */
export function readReleaseFile(path: string): ReleaseWithInputs {
  return withReleaseFile(path, (database) => ({
    manifest: manifestOf(database),
    ...contentOf(database),
    inputs: database
      .prepare('SELECT key, documents FROM input ORDER BY rowid')
      .all()
      .map((row) => ({
        key: String(row.key),
        documents: JSON.parse(String(row.documents)) as Document[],
      })),
    index: new Map(
      database
        .prepare('SELECT name, bytes FROM index_blob ORDER BY rowid')
        .all()
        .map((row) => [String(row.name), alignedCopy(row.bytes as Buffer)]),
    ),
  }));
}

function contentOf(database: SqliteDatabase): ReleaseContent {
  return {
    documents: rowsOf(database, 'SELECT json FROM document ORDER BY rowid'),
    passages: rowsOf(database, 'SELECT json FROM passage ORDER BY rowid'),
    records: rowsOf(database, 'SELECT json FROM record ORDER BY rowid'),
    terms: rowsOf(database, 'SELECT json FROM term ORDER BY place'),
  };
}

/** Rows come as one JSON array: one parse is several times faster than one a row. */
function rowsOf<Row>(database: SqliteDatabase, sql: string): Row[] {
  const parts = database
    .prepare(sql)
    .all()
    .map((row) => row.json as string);
  return JSON.parse(`[${parts.join(',')}]`) as Row[];
}

function manifestOf(database: SqliteDatabase): Manifest {
  const row = database.prepare('SELECT json FROM manifest').get();
  return manifestSchema.parse(JSON.parse(String(row?.json)));
}

/** A copy that starts its own buffer, so that typed arrays of any width can be laid over it. */
function alignedCopy(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes);
}

function withReleaseFile<Result>(path: string, use: (database: SqliteDatabase) => Result): Result {
  let database: SqliteDatabase | undefined;
  try {
    database = openSqlite(path, { readonly: true });
    return use(database);
  } catch (cause) {
    throw new UserError(`${path} cannot be read as a release. Publish again, or roll back to another one.`, {
      field: path,
      cause,
    });
  } finally {
    database?.close();
  }
}
