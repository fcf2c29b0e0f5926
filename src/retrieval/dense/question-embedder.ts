import { unitVector, type EmbeddingModel } from '../../models/embedding-model.ts';
import type { Clock } from '../../platform/clock.ts';
import { systemClock } from '../../platform/clock.ts';

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

export interface QuestionEmbedderOptions {
  /** How long a question waits for its vector, in milliseconds. */
  readonly timeoutMs: number;
  readonly clock?: Clock;
  /** Told of every failure. */
  readonly report?: (error: unknown) => void;
}

/** Vectors kept: a turn searches the same words several times, and visitors ask the same. */
const mostKept = 512;
/** After so many failures in a row nobody waits for the model until the pause is over. */
const failuresBeforePause = 3;
const pauseMs = 30_000;

export function questionEmbedder(
  model: EmbeddingModel,
  { timeoutMs, clock = systemClock, report = () => undefined }: QuestionEmbedderOptions,
): QuestionEmbedder {
  const kept = new Map<string, Promise<Float32Array>>();
  let failures = 0;
  let pausedUntil = 0;
  let fault: string | undefined;

  const ask = async (text: string): Promise<Float32Array> =>
    unitVector(await model.embeddings.embedQuery(text));

  const vectorOf = (text: string): Promise<Float32Array> => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const asked = ask(text);
    kept.set(text, asked);
    const oldest = kept.keys().next().value;
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    asked.catch(() => kept.delete(text));
    return asked;
  };

  const failed = (kind: NoVector, error: unknown): NoVector => {
    fault = `the embedding model ${model.id} ${kind === 'embedding-slow' ? 'answers too late' : 'fails'}; search is lexical meanwhile`;
    failures++;
    if (failures >= failuresBeforePause) pausedUntil = clock.now() + pauseMs;
    report(error);
    return kind;
  };

  const boundedly = async (text: string): Promise<Float32Array | NoVector> => {
    if (clock.now() < pausedUntil) return 'embedding-resting';
    try {
      const vector = await within(timeoutMs, vectorOf(text));
      if (vector === undefined)
        return failed('embedding-slow', new Error(`No vector within ${timeoutMs} ms.`));
      failures = 0;
      fault = undefined;
      return vector;
    } catch (error) {
      return failed('embedding-failed', error);
    }
  };

  return {
    fault: () => fault,
    embed: (question) => boundedly(model.prepareQuery(question)),
    embedPassage: (text) => boundedly(model.preparePassage(text)),
  };
}

/** What a promise gives within some milliseconds, undefined when it takes longer. */
async function within<Result>(milliseconds: number, promise: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
