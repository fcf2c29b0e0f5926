import { z } from 'zod';
import { termSchema, type Term } from './entry.ts';
import { documentSchema, type Document } from './document.ts';
import { passageSchema, type Passage } from './passage.ts';
import { recordSchema, type Record } from './record.ts';

/** What a release says of itself. */
export const manifestSchema = z.strictObject({
  /** Counts up from 1 in the order of publication. */
  number: z.int().positive(),
  /** SHA-256 over documents, passages, records and terms, in hex: equal content has an equal hash. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 over the inputs (paths and bytes) it was built from. */
  inputHash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.int().nonnegative(),
  /** Who or what published it: `ingest`, `desk`, `start`, `rollback of 3`. */
  publishedBy: z.string(),
  documents: z.int().nonnegative(),
  passages: z.int().nonnegative(),
  records: z.int().nonnegative(),
  /** Names the index settings; calibration is keyed by it and by the embedding model. */
  indexSettings: z.string(),
  /** The model that made the release's vectors; null where it has none. */
  embeddingModel: z.strictObject({ id: z.string().min(1), dimensions: z.int().positive() }).nullable(),
  /** The desk's entries in it, path to version; missing in releases from before there was a desk. */
  deskVersions: z.record(z.string(), z.int().positive()).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The knowledge a release publishes. */
export interface ReleaseContent {
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly records: readonly Record[];
  readonly terms: readonly Term[];
}

/** One immutable publication: the knowledge, and the index built from it as named blobs. */
export interface Release extends ReleaseContent {
  readonly manifest: Manifest;
  readonly index: ReadonlyMap<string, Uint8Array>;
}

export const contentSchemas = {
  documents: documentSchema,
  passages: passageSchema,
  records: recordSchema,
  terms: termSchema,
} as const;
