/** Words to be found in a text, each with what it stands for. */
export interface WordList<Value> {
  readonly byWord: ReadonlyMap<string, Value>;
  readonly longest: number;
}

/** A word found in a text. */
export interface FoundWord<Value> {
  readonly word: string;
  readonly value: Value;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The words of a text that lists them between commas. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** A list from pairs of word and value; the words are Simplified and lower case. Of equal words the first stays. */
export function wordList<Value>(pairs: Iterable<readonly [string, Value]>): WordList<Value> {
  const byWord = new Map<string, Value>();
  let longest = 0;
  for (const [word, value] of pairs) {
    if (word === '' || byWord.has(word)) continue;
    byWord.set(word, value);
    longest = Math.max(longest, word.length);
  }
  return { byWord, longest };
}

/** The listed words of a normalised text, from left to right, the longest at each place; English ones as whole words. */
export function findWords<Value>(list: WordList<Value>, normalised: string): FoundWord<Value>[] {
  const found: FoundWord<Value>[] = [];
  let at = 0;
  while (at < normalised.length) {
    const word = longestAt(list, normalised, at);
    if (word) found.push(word);
    at = word ? word.end : at + 1;
  }
  return found;
}

function longestAt<Value>(list: WordList<Value>, text: string, start: number): FoundWord<Value> | undefined {
  if (isLatin(text, start) && isLatin(text, start - 1)) return undefined;
  for (let end = Math.min(text.length, start + list.longest); end > start; end--) {
    if (isLatin(text, end - 1) && isLatin(text, end)) continue;
    const word = text.slice(start, end);
    const value = list.byWord.get(word);
    if (value !== undefined) return { word, value, start, end };
  }
  return undefined;
}

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
