import { bigramTokens } from '../language/tokens.ts';
import type { Hit } from './search-index.ts';

/** From this share of common bigrams on, two texts say the same. */
const sameText = 0.9;

/**
 * Hits without those that say almost word for word what a better one says. For what a reader sees: ranking and
 * evals keep every hit.
 */
export function foldDuplicates(hits: readonly Hit[]): Hit[] {
  const kept: { hit: Hit; tokens: ReadonlySet<string> }[] = [];
  for (const hit of hits) {
    const tokens = new Set(bigramTokens(hit.passage.text));
    if (!kept.some((other) => overlap(tokens, other.tokens) >= sameText)) kept.push({ hit, tokens });
  }
  return kept.map(({ hit }) => hit);
}

/** Twice the common elements over all (Dice), from 0 to 1. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const token of one) if (other.has(token)) common++;
  return (2 * common) / Math.max(1, one.size + other.size);
}
