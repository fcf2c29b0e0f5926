import { phrasesOf, type DictionaryEntry } from './dictionary.ts';

/** Costs are written in steps of this share of a unit of the natural logarithm. */
export const costStep = 1 / 4;

/**
 * Each Chinese word with what it costs to cut a text there (the negative logarithm of its frequency, in base 36 and in
 * steps of `costStep`) and its first English sense: "2l patent". A word that translates to nothing is left out.
 */
export function wordSenses(
  entries: readonly DictionaryEntry[],
  frequency: ReadonlyMap<string, number>,
): [word: string, costAndSense: string][] {
  const total = [...frequency.values()].reduce((sum, count) => sum + count, 0) || 1;
  const senses = new Map<string, string>();
  for (const [, word, , listed] of entries) {
    if (senses.has(word) || !/^\p{Script=Han}{1,8}$/u.test(word)) continue;
    const sense = firstSense([listed].flat());
    if (sense !== undefined) senses.set(word, sense);
  }
  return [...senses].map(([word, sense]) => {
    const cost = Math.log(total) - Math.log(Math.max(1, frequency.get(word) ?? 0));
    return [word, `${Math.round(cost / costStep).toString(36)} ${sense}`];
  });
}

function firstSense(listed: readonly string[]): string | undefined {
  for (const sense of listed) {
    const [phrase] = phrasesOf(sense);
    if (phrase !== undefined) return phrase;
  }
  return undefined;
}
