import type { DictionaryEntry } from './dictionary.ts';

/** A reading that fewer of a character's uses show than this share is left out. */
const leastShare = 0.1;

/**
 * How each character is read, without tones, as a line of the character and its readings: "重 zhong chong". Counted over
 * all words of the dictionary, so that readings of names and rare words do not crowd in.
 */
export function characterReadings(entries: readonly DictionaryEntry[]): string {
  const counts = new Map<string, Map<string, number>>();
  for (const [, word, pinyin] of entries) {
    const characters = Array.from(word);
    const syllables = pinyin.split(' ').map((syllable) => syllable.toLowerCase().replace(/[1-5]$/, ''));
    if (syllables.length !== characters.length || !/^\p{Script=Han}+$/u.test(word)) continue;
    characters.forEach((character, at) => {
      const readings = counts.get(character) ?? new Map<string, number>();
      const syllable = syllables[at] ?? '';
      counts.set(character, readings.set(syllable, (readings.get(syllable) ?? 0) + 1));
    });
  }
  return [...counts].map(([character, readings]) => `${character} ${common(readings).join(' ')}`).join('\n');
}

function common(readings: ReadonlyMap<string, number>): string[] {
  const total = [...readings.values()].reduce((sum, count) => sum + count, 0);
  return [...readings].filter(([, count]) => count >= leastShare * total).map(([reading]) => reading);
}
