import type { GlossaryIndex } from './glossary-index.ts';

/** A legal term that a question means by another word. */
export interface ExpandedTerm {
  /** The word of the question: 山寨. */
  readonly source: string;
  /** What the law calls it: 假冒. */
  readonly term: string;
  /** How surely it is meant, at most 1. */
  readonly weight: number;
}

/**
 * Legal terms for the lay words and other names in a question, normalised by `normalise`. The longest word wins,
 * none is read inside another, and a term the question already holds is not added.
 */
export function expandTerms(normalised: string, { chinese, longest }: GlossaryIndex): ExpandedTerm[] {
  const best = new Map<string, ExpandedTerm>();
  for (let at = 0; at < normalised.length;) {
    const source = longestNameAt(normalised, at, chinese, longest.chinese);
    for (const { name, weight } of chinese.get(source) ?? []) {
      if (normalised.includes(name) || weight <= (best.get(name)?.weight ?? 0)) continue;
      best.set(name, { source, term: name, weight });
    }
    at += Math.max(1, source.length);
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

function longestNameAt(
  text: string,
  at: number,
  names: ReadonlyMap<string, unknown>,
  longest: number,
): string {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const part = text.slice(at, at + length);
    if (names.has(part)) return part;
  }
  return '';
}
