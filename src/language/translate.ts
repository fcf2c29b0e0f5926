import {
  candidatesPerPhrase,
  dictionaryCandidates,
  longestPhrase,
  type Candidate,
} from './english-candidates.ts';
import { englishWords } from './english-words.ts';
import { phraseKey, type GlossaryIndex } from './glossary-index.ts';
import { findIdentifiers } from './identifiers.ts';
import { englishNumberPattern, parseEnglishNumber } from './numerals.ts';
import { normalise } from './script.ts';
import { stopWords } from './stop-words.ts';
import { wordTokens } from './tokens.ts';

/** Tokens of the word index that mean the same phrase of the question: searched as one word. */
export interface SynonymGroup {
  /** The English phrase, or the word that went along as it is. */
  readonly source: string;
  readonly candidates: readonly Candidate[];
}

export interface TranslationOptions {
  /** In how many passages a token occurs; candidates that occur in none are left out. */
  readonly occurs: (token: string) => number;
  /** Our own terms; they go before the dictionary. */
  readonly glossary?: GlossaryIndex;
}

/** What a part of a term counts for that the passages do not hold as one word. */
const partWeight = 0.5;

/** What a question asks for by two small words, which the dictionary would take one by one. */
const questionPhrases: ReadonlyMap<string, readonly Candidate[]> = new Map(
  Object.entries({
    'how long': { 期限: 1, 时间: 0.5, 多久: 0.5 },
    'how much': { 费用: 1, 收费: 0.5, 金额: 0.5, 多少: 0.5 },
    'how many': { 多少: 1, 数量: 0.5 },
    'how often': { 次: 0.5, 每年: 0.5 },
  }).map(([phrase, words]) => [phrase, Object.entries(words).map(([token, weight]) => ({ token, weight }))]),
);

/**
 * An English question as weighted groups of Chinese words: longest phrase first, glossary before dictionary.
 * Words and numbers also go along as they are, numbers in words as digits too, and Chinese terms inside the
 * question as their own words.
 */
export function translateQuery(text: string, options: TranslationOptions): SynonymGroup[] {
  const normalised = normalise(text);
  const words = englishWords(normalised);
  const groups: SynonymGroup[] = [];
  for (let at = 0; at < words.length;) at += translateAt(words, at, options, groups);
  groups.push(...asWritten(normalised, words, options));
  return merged(groups);
}

/** Adds the groups of the longest phrase at a place and answers how many words it took. */
function translateAt(
  words: readonly string[],
  at: number,
  options: TranslationOptions,
  groups: SynonymGroup[],
): number {
  const most = Math.min(words.length - at, Math.max(longestPhrase, options.glossary?.longest.english ?? 0));
  for (let length = most; length > 0; length--) {
    const phrase = words.slice(at, at + length);
    const found = translatePhrase(phrase, options);
    if (found.length === 0) continue;
    groups.push(...found);
    return length;
  }
  return 1;
}

function translatePhrase(phrase: readonly string[], options: TranslationOptions): SynonymGroup[] {
  const source = phrase.join(' ');
  const term = options.glossary?.english.get(phraseKey(phrase));
  if (term) {
    const groups = ofTerm(source, term, options);
    if (groups.length > 0) return groups;
  }
  const asked = questionPhrases.get(source);
  if (asked)
    return groupOf(
      source,
      asked.filter(({ token }) => options.occurs(token) > 0),
    );
  if (phrase.length > longestPhrase || isStopped(phrase)) return [];
  return groupOf(
    source,
    dictionaryCandidates(phrase, (token) => options.occurs(token) > 0),
  );
}

function groupOf(source: string, candidates: readonly Candidate[]): SynonymGroup[] {
  return candidates.length === 0 ? [] : [{ source, candidates }];
}

/** No phrase starts or ends with a stop word, save those the dictionary itself has as longer phrases. */
function isStopped(phrase: readonly string[]): boolean {
  return stopWords.has(phrase[0] ?? '') || stopWords.has(phrase.at(-1) ?? '');
}

function ofTerm(
  source: string,
  names: readonly { name: string; weight: number }[],
  options: TranslationOptions,
): SynonymGroup[] {
  const whole = names
    .map(({ name, weight }) => ({ token: name, weight }))
    .filter(({ token }) => options.occurs(token) > 0)
    .slice(0, candidatesPerPhrase);
  const groups = groupOf(source, whole);
  const parts = partsOf(names[0]?.name ?? '').filter((part) => options.occurs(part) > 0);
  for (const part of parts) {
    if (whole.some(({ token }) => token === part)) continue;
    groups.push({ source, candidates: [{ token: part, weight: whole.length === 0 ? 1 : partWeight }] });
  }
  return groups;
}

/** Shorter names are words of their own: 实用新型 is not 实用 and 新型. */
const shortestDivided = 5;

/** The longest words a long name is made of, itself not among them: 外观设计 and 专利. */
function partsOf(name: string): string[] {
  return name.length < shortestDivided ? [] : longestWords(name, name.length - 1);
}

/** Chinese text as the longest words it is made of, from left to right; single characters are left out. */
function longestWords(text: string, longest = 8): string[] {
  const words = new Set(wordTokens(text));
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let length = Math.min(longest, text.length - at);
    while (length > 1 && !words.has(text.slice(at, at + length))) length--;
    if (length > 1) parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts;
}

const numbersInWords = new RegExp(englishNumberPattern, 'g');

/** Words, digits, codes and Chinese terms of the question that occur in the passages just so. */
function asWritten(
  normalised: string,
  words: readonly string[],
  { occurs }: TranslationOptions,
): SynonymGroup[] {
  const tokens = new Set<string>();
  for (const word of words) {
    if (!stopWords.has(word)) tokens.add(word);
  }
  for (const [number] of normalised.matchAll(numbersInWords)) {
    const value = parseEnglishNumber(number);
    if (value !== undefined) tokens.add(String(value));
  }
  for (const { token } of findIdentifiers(normalised)) tokens.add(token);
  for (const [run] of normalised.matchAll(/\p{Script=Han}+/gu)) {
    for (const part of longestWords(run)) tokens.add(part);
  }
  return [...tokens]
    .filter((token) => occurs(token) > 0)
    .map((token) => ({ source: token, candidates: [{ token, weight: 1 }] }));
}

/** Groups with the same tokens are one: a word asked for twice counts once. */
function merged(groups: readonly SynonymGroup[]): SynonymGroup[] {
  const seen = new Map<string, SynonymGroup>();
  for (const group of groups) {
    const key = group.candidates.map(({ token }) => token).join(' ');
    if (!seen.has(key)) seen.set(key, group);
  }
  return [...seen.values()];
}
