import { createHash } from 'node:crypto';
import type { Document } from './document.ts';
import type { Passage } from './passage.ts';
import type { ReleaseContent } from './release.ts';

/** SHA-256 in hex over the parts, each length-prefixed so that no two lists of parts run together. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength}:`);
    hash.update(part);
  }
  return hash.digest('hex');
}

/**
 * SHA-256 over what a document says: its passages and everything that is stated of it. How far it was checked and how it is
 * linked with other documents is left out, because those change while it says the same.
 */
export function documentHash(document: Document, passages: readonly Passage[]): string {
  const {
    status: _status,
    checkedOn: _checked,
    supersedes: _older,
    supersededBy: _newer,
    ...says
  } = document;
  return hashOf(JSON.stringify(says), JSON.stringify(passages));
}

/** SHA-256 over the content in its own order: equal content has an equal hash. */
export function contentHash(content: ReleaseContent): string {
  return hashOf(
    JSON.stringify(content.documents),
    JSON.stringify(content.passages),
    JSON.stringify(content.records),
    JSON.stringify(content.terms),
  );
}
