import type { ReleaseContent } from '../../src/knowledge/release.ts';
import {
  buildVectors,
  preparedPassages,
  type BuiltVectors,
} from '../../src/retrieval/dense/release-vectors.ts';
import type { Problems } from '../problems.ts';
import type { PublishingEmbedding } from './embedding.ts';

/**
 * The vectors of a release to be. A model that fails stops no publication: what is law today must be out today. Then there
 * is a warning, what was made is kept, and the next run goes on from there.
 */
export async function vectorsOf(
  content: ReleaseContent,
  embedding: PublishingEmbedding | undefined,
  problems: Problems,
): Promise<BuiltVectors | undefined> {
  if (embedding === undefined) return undefined;
  try {
    return await embedding.use(async (model, cache) => {
      const vectors = await buildVectors(content, model, cache, embedding.progress);
      cache.keepOnly(preparedPassages(content, model));
      return vectors;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems
      .in(`embedding model ${embedding.modelId}`)
      .warning(
        `could not make all vectors (${reason}). The release is searched by words alone; run npm run ingest again to add them.`,
      );
    return undefined;
  }
}
