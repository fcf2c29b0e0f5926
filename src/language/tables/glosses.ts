import { stopWords } from '../stop-words.ts';
import { phrasesOf, type DictionaryEntry } from './dictionary.ts';

/** Weights are written as one digit, in eighths. */
const parts = 8;

/**
 * The English words that explain each Chinese word of two characters and more, as a line of `word` + weight in
 * eighths, separated by spaces: "copy8 plagiarize4". A sense further down weighs less, and so does a word of a
 * longer phrase. Single characters are left out: they mean too much.
 */
export function wordGlosses(entries: readonly DictionaryEntry[]): [word: string, glosses: string][] {
  const words = new Map<string, Map<string, number>>();
  for (const [, word, , listed] of entries) {
    if (!/^\p{Script=Han}{2,8}$/u.test(word)) continue;
    [listed].flat().forEach((sense: string, rank) => {
      for (const phrase of phrasesOf(sense)) noteGloss(words, word, phrase, 1 / (1 + rank));
    });
  }
  return [...words].map(([word, glosses]) => [word, line(glosses)]);
}

function noteGloss(
  words: Map<string, Map<string, number>>,
  word: string,
  phrase: string,
  weight: number,
): void {
  const matter = phrase.split(' ').filter((part) => !stopWords.has(part));
  const glosses = words.get(word) ?? new Map<string, number>();
  for (const part of matter) {
    glosses.set(part, Math.max(glosses.get(part) ?? 0, weight / Math.sqrt(matter.length)));
  }
  if (matter.length > 0) words.set(word, glosses);
}

function line(glosses: ReadonlyMap<string, number>): string {
  return [...glosses].map(([word, weight]) => `${word}${Math.max(1, Math.round(weight * parts))}`).join(' ');
}
