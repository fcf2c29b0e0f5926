import type { Vectors } from '../vectors.ts';
import type { NoVector, QuestionEmbedder } from './question-embedder.ts';

/** Vectors of a release's passages, in the order of the passages, and how a question becomes one. */
export interface DenseSearch extends Pick<QuestionEmbedder, 'embed'> {
  readonly modelId: string;
  readonly vectors: Vectors;
}

/** A turn searches the same words with several filters; more questions than these are not at work at once. */
const mostKept = 8;

/** The cosine of every passage with a question, by the passage's number. */
export class QuestionCosines {
  readonly #dense: DenseSearch;
  readonly #kept = new Map<string, Float64Array>();

  constructor(dense: DenseSearch) {
    this.#dense = dense;
  }

  get modelId(): string {
    return this.#dense.modelId;
  }

  vectorOf(question: string): Promise<Float32Array | NoVector> {
    return this.#dense.embed(question);
  }

  async of(question: string): Promise<Float64Array | NoVector> {
    const known = this.#kept.get(question);
    if (known !== undefined) return known;
    const vector = await this.#dense.embed(question);
    if (typeof vector === 'string') return vector;
    const cosines = this.#dense.vectors.cosines(vector);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(question, cosines);
    return cosines;
  }
}
