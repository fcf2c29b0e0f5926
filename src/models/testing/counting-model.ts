import { Embeddings } from '@langchain/core/embeddings';
import type { EmbeddingModel } from '../embedding-model.ts';

/** A model for tests of what surrounds one: a text's vector is the counts of its characters, by their codes. */
export class CountingEmbeddings extends Embeddings {
  /** Every text it was asked for. */
  readonly asked: string[] = [];
  /** The next calls fail with these. */
  readonly failures: Error[] = [];
  readonly #dimensions: number;

  constructor(dimensions = 8) {
    super({});
    this.#dimensions = dimensions;
  }

  async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.embedDocuments([text]);
    return vector ?? [];
  }

  embedDocuments(texts: string[]): Promise<number[][]> {
    const failure = this.failures.shift();
    if (failure) return Promise.reject(failure);
    this.asked.push(...texts);
    return Promise.resolve(texts.map((text) => this.#vectorOf(text)));
  }

  #vectorOf(text: string): number[] {
    const counts = Array.from({ length: this.#dimensions }, () => 0.01);
    for (const character of text) {
      const place = (character.codePointAt(0) ?? 0) % this.#dimensions;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  }
}

export function countingModel(
  embeddings: EmbeddingModel['embeddings'] = new CountingEmbeddings(),
  changes: Partial<EmbeddingModel> = {},
): EmbeddingModel {
  return {
    id: 'counting',
    place: 'test',
    prepareQuery: (text) => `query: ${text}`,
    preparePassage: (text) => text,
    embeddings,
    batch: 2,
    close: () => Promise.resolve(),
    ...changes,
  };
}
