import type { EmbeddingsInterface } from '@langchain/core/embeddings';

/** A model that turns texts into vectors, with what has to be done to texts before. */
export interface EmbeddingModel {
  /** Names model and preparation: vectors under different ids are never compared. */
  readonly id: string;
  /** Where the vectors are made, in plain words, for the health page: `local, native`. */
  readonly place: string;
  /** A passage as the model reads it. Equal results have equal vectors, so it is what vectors are kept under. */
  preparePassage(text: string): string;
  /** A question as the model reads it. */
  prepareQuery(text: string): string;
  /** LangChain's interface; its vectors have any length. */
  readonly embeddings: EmbeddingsInterface;
  /** How many texts are worth giving to `embedDocuments` at once. */
  readonly batch: number;
  close(): Promise<void>;
}

/** A vector scaled to length one; a vector of zeros or one with other than finite numbers is an error. */
export function unitVector(numbers: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(numbers);
  const length = Math.sqrt(vector.reduce((sum, number) => sum + number * number, 0));
  if (!Number.isFinite(length) || length === 0) {
    throw new RangeError('The embedding model gave a vector without a direction.');
  }
  return vector.map((number) => number / length);
}
