import { lemma } from './lemma.ts';
import { glossTable } from './tables/load.ts';
import { wordTokens } from './tokens.ts';

/** An English lemma that a Chinese text speaks of, with how surely: at most 1 for each time its word occurs. */
export type Gloss = readonly [token: string, weight: number];

const known = new Map<string, readonly Gloss[]>();

/**
 * The English lemmas of all dictionary words of a Chinese text, weighted by how often their words occur, and the
 * Latin words, numbers and codes as they are: what an English question is matched with.
 */
export function glossTokens(text: string): Gloss[] {
  const times = new Map<string, number>();
  for (const word of wordTokens(text)) times.set(word, (times.get(word) ?? 0) + 1);
  const tokens: Gloss[] = [];
  for (const [word, count] of times) {
    for (const [token, weight] of glossesOf(word)) tokens.push([token, weight * count]);
  }
  return tokens;
}

function glossesOf(word: string): readonly Gloss[] {
  const before = known.get(word);
  if (before !== undefined) return before;
  const glosses = /^\p{Script=Han}/u.test(word) ? readGlosses(word) : [[word, 1] as const];
  known.set(word, glosses);
  return glosses;
}

function readGlosses(word: string): Gloss[] {
  const entries = glossTable().get(word)?.split(' ') ?? [];
  return entries.map((entry) => [lemma(entry.slice(0, -1)), Number(entry.slice(-1)) / 8]);
}
