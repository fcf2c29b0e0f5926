import { lemma } from './lemma.ts';
import { glossTable } from './tables/load.ts';
import { wordTokens } from './tokens.ts';

/** An English lemma that a Chinese text speaks of, with how surely, at most 1. */
export type Gloss = readonly [token: string, weight: number];

const known = new Map<string, readonly Gloss[]>();

/**
 * The English lemmas of all dictionary words of a Chinese text, each as often as its word, and the Latin words,
 * numbers and codes as they are: what an English question is matched with.
 */
export function glossTokens(text: string): Gloss[] {
  return wordTokens(text).flatMap((word) =>
    /^\p{Script=Han}/u.test(word) ? glossesOf(word) : [[word, 1] as const],
  );
}

function glossesOf(word: string): readonly Gloss[] {
  const before = known.get(word);
  if (before !== undefined) return before;
  const line = glossTable().get(word);
  const glosses = line
    ?.split(' ')
    .map((entry): Gloss => [lemma(entry.slice(0, -1)), Number(entry.slice(-1)) / 8]);
  known.set(word, glosses ?? []);
  return glosses ?? [];
}
