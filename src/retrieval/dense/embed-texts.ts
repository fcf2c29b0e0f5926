import { unitVector, type EmbeddingModel } from '../../models/embedding-model.ts';
import type { VectorCache } from './vector-cache.ts';

/** Told how many of the texts have their vector. */
export type EmbeddingProgress = (done: number, total: number) => void;

/** Rows of equal length, one for each text. */
export interface EmbeddedTexts {
  readonly rows: Float32Array;
  readonly dimensions: number;
}

/**
 * The vectors of prepared passages in their order. Only what the cache lacks goes to the model, in batches that are
 * kept one by one, so that a run which was broken off goes on where it stopped. Throws when the model fails, or
 * when it gives vectors of different lengths.
 */
export async function embedTexts(
  texts: readonly string[],
  model: EmbeddingModel,
  cache: VectorCache,
  progress: EmbeddingProgress,
): Promise<EmbeddedTexts> {
  const vectors = cache.get([...new Set(texts)]);
  // Texts of like length together: a batch is as wide as its longest.
  const missing = [...new Set(texts)]
    .filter((text) => !vectors.has(text))
    .sort((a, b) => a.length - b.length);
  for (let at = 0; at < missing.length; at += model.batch) {
    const batch = missing.slice(at, at + model.batch);
    const made = await embedBatch(batch, model);
    cache.put(made);
    for (const [text, vector] of made) vectors.set(text, vector);
    progress(texts.length - missing.length + at + batch.length, texts.length);
  }
  return rowsOf(texts.map((text) => vectors.get(text) ?? new Float32Array(0)));
}

async function embedBatch(batch: string[], model: EmbeddingModel): Promise<Map<string, Float32Array>> {
  const made = await model.embeddings.embedDocuments(batch);
  if (made.length !== batch.length) {
    throw new Error(`The embedding model ${model.id} gave ${made.length} vectors for ${batch.length} texts.`);
  }
  return new Map(batch.map((text, place) => [text, unitVector(made[place] ?? [])]));
}

function rowsOf(vectors: readonly Float32Array[]): EmbeddedTexts {
  const dimensions = vectors[0]?.length ?? 0;
  const rows = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, at) => {
    if (vector.length !== dimensions) {
      throw new Error(
        `The embedding model gave vectors of ${dimensions} and of ${vector.length} dimensions.`,
      );
    }
    rows.set(vector, at * dimensions);
  });
  return { rows, dimensions };
}
