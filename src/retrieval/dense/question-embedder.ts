import { BoundedCalls, type BoundedCallOptions } from '../../models/bounded-call.ts';
import { unitVector, type EmbeddingModel } from '../../models/embedding-model.ts';

/**
 * Why a question has no vector: too late, an error, not asked because it failed again and again, or the model gives
 * other vectors than when the release was made.
 */
export type NoVector = 'embedding-slow' | 'embedding-failed' | 'embedding-resting' | 'embedding-changed';

/** Questions to vectors, in bounded time and never with an exception. */
export interface QuestionEmbedder {
  /** A vector of length one, or why there is none. */
  embed(question: string): Promise<Float32Array | NoVector>;
  /** The same for a text that is read as passages are. */
  embedPassage(text: string): Promise<Float32Array | NoVector>;
  /** What is wrong at the moment, in plain words; undefined when the last question got its vector. */
  fault(): string | undefined;
}

/** Vectors kept: a turn searches the same words several times, and visitors ask the same. */
const mostKept = 512;
const faults = { slow: 'answers too late', failed: 'fails' } as const;

export function questionEmbedder(model: EmbeddingModel, options: BoundedCallOptions): QuestionEmbedder {
  const kept = new Map<string, Promise<Float32Array>>();
  const calls = new BoundedCalls(options);

  const vectorOf = (text: string): Promise<Float32Array> => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const asked = model.embeddings.embedQuery(text).then(unitVector);
    kept.set(text, asked);
    const oldest = kept.keys().next().value;
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    asked.catch(() => kept.delete(text));
    return asked;
  };
  const boundedly = async (text: string): Promise<Float32Array | NoVector> => {
    const outcome = await calls.run(() => vectorOf(text));
    return 'value' in outcome ? outcome.value : `embedding-${outcome.missing}`;
  };

  return {
    fault: () =>
      calls.fault && `the embedding model ${model.id} ${faults[calls.fault]}; search is lexical meanwhile`,
    embed: (question) => boundedly(model.prepareQuery(question)),
    embedPassage: (text) => boundedly(model.preparePassage(text)),
  };
}
