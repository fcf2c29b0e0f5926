import { normalise } from './script.ts';
import { costStep } from './tables/senses.ts';
import { senseTable, wordTrie } from './tables/load.ts';

/** Names how the gloss is made; vectors of texts glossed in another way do not compare. */
export const glossForm = 'gloss-1';

const longestWord = 8;
/** What a character costs that is no word with a sense: more than any word, so that words are preferred. */
const costOfUnknown = 24;
const hanRuns = /\p{Script=Han}+/gu;

/**
 * A Chinese text word by word in English, each word by its first sense in the dictionary, for a model that reads
 * English only: 专利权的期限 → "patent right of time limit". What is not Chinese stays as it is.
 */
export function englishGloss(text: string): string {
  return normalise(text)
    .replace(hanRuns, (run) => ` ${glossOf(run)} `)
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** One way to cut a run up to a place: what it costs, where its last word begins and what that means. */
interface Cut {
  readonly cost: number;
  readonly from: number;
  readonly sense: string;
}

/** The cheapest cut of a run into words with a sense (Viterbi over the dictionary, as for a unigram model). */
function glossOf(run: string): string {
  const cuts: (Cut | undefined)[] = [{ cost: 0, from: 0, sense: '' }];
  for (let from = 0; from < run.length; from++) {
    const before = cuts[from];
    if (before === undefined) continue;
    improve(cuts, from + 1, { cost: before.cost + costOfUnknown, from, sense: '' });
    for (const to of wordEnds(run, from)) {
      const known = wordAt(run.slice(from, to));
      if (known) improve(cuts, to, { cost: before.cost + known.cost, from, sense: known.sense });
    }
  }
  const senses: string[] = [];
  for (let at = run.length; at > 0;) {
    const cut = cuts[at];
    if (cut === undefined) break;
    if (cut.sense !== '') senses.push(cut.sense);
    at = cut.from;
  }
  return senses.reverse().join(' ');
}

/** Where words that begin at a place may end. */
function wordEnds(run: string, from: number): number[] {
  const trie = wordTrie();
  const ends: number[] = [];
  let node = trie.root;
  for (let at = from; at < Math.min(run.length, from + longestWord); at++) {
    node = trie.step(node, run.charCodeAt(at));
    if (node === 0) break;
    if (trie.isWord(node)) ends.push(at + 1);
  }
  return ends;
}

function improve(cuts: (Cut | undefined)[], at: number, cut: Cut): void {
  const known = cuts[at];
  if (known === undefined || cut.cost < known.cost) cuts[at] = cut;
}

const words = new Map<string, { cost: number; sense: string } | undefined>();
/** Words and non-words looked up so far are kept; texts of a knowledge base use the same few over and over. */
const mostWords = 200_000;

function wordAt(word: string): { cost: number; sense: string } | undefined {
  if (words.has(word)) return words.get(word);
  const line = senseTable().get(word);
  const space = line?.indexOf(' ') ?? -1;
  const known =
    line === undefined
      ? undefined
      : { cost: parseInt(line.slice(0, space), 36) * costStep, sense: line.slice(space + 1) };
  if (words.size >= mostWords) words.clear();
  words.set(word, known);
  return known;
}
