import { englishWords } from './english-words.ts';
import { findIdentifiers } from './identifiers.ts';
import { lemma } from './lemma.ts';
import { normalise } from './script.ts';
import { stopWords } from './stop-words.ts';
import { wordTrie } from './tables/load.ts';

const longestWord = 8;
/** Runs of Han characters; words of other letters and digits. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
/** What belongs together across a point, slash or hyphen and has a digit: 3.5, gb/t29490, 2027-01-01. */
const codes = /(?<![a-z0-9])[a-z0-9]+(?:[./-][a-z0-9]+)+/g;

/**
 * Tokens of the first index: bigrams of each run of Han characters (a run of one is itself), words of letters
 * and digits, and whole codes, application, document and article numbers in canonical form besides.
 */
export function bigramTokens(text: string): string[] {
  const normalised = normalise(text);
  const tokens: string[] = [];
  for (const [run] of normalised.matchAll(runs)) {
    if (isHan(run)) pushBigrams(run, tokens);
    else tokens.push(run);
  }
  pushWhole(normalised, tokens);
  return tokens;
}

/**
 * Tokens of the second index: every substring of one to eight Han characters that is a headword or in our
 * lexicon, and the same words and codes as `bigramTokens`.
 */
export function wordTokens(text: string): string[] {
  const normalised = normalise(text);
  const tokens: string[] = [];
  for (const [run] of normalised.matchAll(runs)) {
    if (isHan(run)) pushWords(run, tokens);
    else tokens.push(run);
  }
  pushWhole(normalised, tokens);
  return tokens;
}

/** Lemmas of the English words of a text without the stop words, and codes and numbers as in the other indexes. */
export function englishTokens(text: string): string[] {
  const normalised = normalise(text);
  const tokens: string[] = [];
  for (const word of englishWords(normalised)) if (!stopWords.has(word)) tokens.push(lemma(word));
  pushWhole(normalised, tokens);
  return tokens;
}

function isHan(run: string): boolean {
  const unit = run.charCodeAt(0);
  if (unit < 0x2e80) return false;
  return (unit >= 0x4e00 && unit <= 0x9fff) || /^\p{Script=Han}/u.test(run);
}

function pushBigrams(run: string, tokens: string[]): void {
  if (hasAstral(run)) {
    const characters = Array.from(run);
    if (characters.length === 1) tokens.push(run);
    for (let at = 0; at + 1 < characters.length; at++) tokens.push(characters.slice(at, at + 2).join(''));
    return;
  }
  if (run.length === 1) tokens.push(run);
  for (let at = 0; at + 1 < run.length; at++) tokens.push(run.slice(at, at + 2));
}

function hasAstral(run: string): boolean {
  return /[\ud800-\udfff]/.test(run);
}

function pushWords(run: string, tokens: string[]): void {
  const trie = wordTrie();
  for (let from = 0; from < run.length; from++) {
    let node = trie.root;
    const last = Math.min(run.length, from + longestWord);
    for (let at = from; at < last; at++) {
      node = trie.step(node, run.charCodeAt(at));
      if (node === 0) break;
      if (trie.isWord(node)) tokens.push(run.slice(from, at + 1));
    }
  }
}

function pushWhole(normalised: string, tokens: string[]): void {
  if (!/\d|第/.test(normalised)) return;
  for (const [code] of normalised.matchAll(codes)) if (/\d/.test(code)) tokens.push(code);
  for (const { token } of findIdentifiers(normalised)) tokens.push(token);
}
