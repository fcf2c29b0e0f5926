import { englishWords } from './english-words.ts';
import { lemma } from './lemma.ts';
import { normalise } from './script.ts';

/** What the index needs to know of a term of the glossary. */
export interface GlossaryTerm {
  readonly 'zh-Hans': string;
  readonly en: string;
  /** Other names with the same meaning, in either language. */
  readonly synonyms: readonly string[];
  /** What people say who do not know the term, in either language. */
  readonly lay: readonly string[];
}

/** Chinese names a phrase leads to, best first, with weights up to 1. */
export type WeightedNames = readonly { readonly name: string; readonly weight: number }[];

/** The glossary by phrase: English ones by their lemmas, Chinese ones normalised. */
export interface GlossaryIndex {
  /** The Chinese names for an English phrase, looked up by `phraseKey`. */
  readonly english: ReadonlyMap<string, WeightedNames>;
  /** The legal names for a Chinese name or lay word. */
  readonly chinese: ReadonlyMap<string, WeightedNames>;
  /** Words in the longest English phrase, and characters in the longest Chinese one. */
  readonly longest: { readonly english: number; readonly chinese: number };
}

const weights = { term: 1, synonym: 0.7, fromLay: 0.7 } as const;

/** The index of some terms; phrases that several terms share lead to the names of all. */
export function glossaryIndex(terms: readonly GlossaryTerm[]): GlossaryIndex {
  const english = new Map<string, Map<string, number>>();
  const chinese = new Map<string, Map<string, number>>();
  for (const term of terms) addTerm(term, english, chinese);
  return {
    english: sorted(english),
    chinese: sorted(chinese),
    longest: {
      english: Math.max(0, ...[...english.keys()].map((key) => key.split(' ').length)),
      chinese: Math.max(0, ...[...chinese.keys()].map((key) => key.length)),
    },
  };
}

/** English words as the index keys them: lower-case lemmas. */
export function phraseKey(words: readonly string[]): string {
  return words.map(lemma).join(' ');
}

type Names = Map<string, Map<string, number>>;

function addTerm(term: GlossaryTerm, english: Names, chinese: Names): void {
  const legal = normalise(term['zh-Hans']);
  const synonyms = term.synonyms.map(normalise);
  const names = new Map<string, number>([[legal, weights.term]]);
  for (const synonym of synonyms) if (isChinese(synonym)) names.set(synonym, weights.synonym);
  for (const phrase of [term.en, ...synonyms, ...term.lay]) {
    if (isChinese(phrase)) continue;
    addNames(english, phraseKey(englishWords(normalise(phrase))), names, 1);
  }
  for (const synonym of synonyms) if (isChinese(synonym)) addNames(chinese, synonym, names, weights.synonym);
  for (const lay of term.lay) if (isChinese(lay)) addNames(chinese, normalise(lay), names, weights.fromLay);
  addNames(chinese, legal, names, 1);
}

function addNames(index: Names, key: string, names: ReadonlyMap<string, number>, scale: number): void {
  if (key === '') return;
  const known = index.get(key) ?? new Map<string, number>();
  for (const [name, weight] of names) {
    if (name !== key) known.set(name, Math.max(known.get(name) ?? 0, weight * scale));
  }
  index.set(key, known);
}

function sorted(index: Names): Map<string, WeightedNames> {
  return new Map(
    [...index]
      .map(([key, names]): [string, WeightedNames] => [
        key,
        [...names].map(([name, weight]) => ({ name, weight })).sort((a, b) => b.weight - a.weight),
      ])
      .filter(([, names]) => names.length > 0),
  );
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
