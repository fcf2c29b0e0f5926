import { createHash } from 'node:crypto';
import type { DocumentSource } from '../../src/knowledge/document.ts';
import type { Stated } from '../metadata/stated.ts';

/** One file or entry that a release is built from. */
export interface Input {
  readonly source: DocumentSource;
  /** Path within its source, parts separated by `/`. */
  readonly path: string;
  /** The file as the editor knows it, for messages. */
  readonly name: string;
  /** In hex. */
  readonly sha256: string;
  /** What a metadata table states about it. */
  readonly stated?: Stated;
  bytes(): Uint8Array;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Name endings of files that hold records or glossary terms. */
export function isDataFile(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
