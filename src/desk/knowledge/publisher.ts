import { z } from 'zod';

/** A fault of a file, as publishing reports it. */
export const publishProblemSchema = z.strictObject({
  /** The file as editors know it: `desk/faq/faq-1a2b.md`. */
  file: z.string(),
  /** `front matter, basis.0.document` or `line 12`; empty when the whole file is meant. */
  place: z.string(),
  message: z.string(),
});
export type PublishProblem = z.infer<typeof publishProblemSchema>;

/** How a publication or a rollback ended. */
export const publishResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('published'),
    release: z.int(),
    /** The desk's entries in it, path to version. */
    deskVersions: z.record(z.string(), z.int()),
  }),
  /** The release in use holds all of it already. */
  z.strictObject({ kind: z.literal('unchanged'), release: z.int() }),
  z.strictObject({ kind: z.literal('rejected'), problems: z.array(publishProblemSchema) }),
  /** It did not come about for another reason, in words for the person at the desk. */
  z.strictObject({ kind: z.literal('failed'), detail: z.string() }),
]);
export type PublishResult = z.infer<typeof publishResultSchema>;

/** How far a publication is: files read of all. */
export interface PublishProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Makes releases for the desk, away from the work of visitors and under the publish lock. Never rejects: what goes wrong is
 * part of the result, and the release in use stays.
 */
export interface Publisher {
  /** The starter base, the files given to `ingest` and the desk's entries as the next release. */
  publish(progress: (at: PublishProgress) => void): Promise<PublishResult>;
  /** The content of an older release again, the desk's entries with it. `actor` is who wants it. */
  rollback(to: number, actor: string): Promise<PublishResult>;
}
