import type { Term } from '../../knowledge/entry.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { normalise } from '../../language/script.ts';
import type { Hit } from '../../retrieval/search-index.ts';
import { searchedText } from '../../retrieval/searched-text.ts';
import { findWords, wordList, type WordList } from '../understand/word-list.ts';

/** Counts the glossary's terms that a question names and a passage does not, in whichever language either is written. */
export class TermScale {
  readonly #words: WordList<readonly number[]>;
  readonly #known = new WeakMap<Passage, ReadonlySet<number>>();

  constructor(terms: readonly Term[]) {
    const meanings = new Map<string, number[]>();
    terms.forEach((term, number) => {
      const names = [term['zh-Hans'], term['zh-Hant'] ?? '', term.en, ...term.synonyms, ...term.lay];
      for (const name of names.map(normalise)) {
        if (name.length < 2) continue;
        meanings.set(name, [...(meanings.get(name) ?? []), number]);
      }
    });
    this.#words = wordList([...meanings]);
  }

  /** The terms a normalised text names; a word that several terms may mean stands for any of them. */
  namedIn(normalised: string): (readonly number[])[] {
    return findWords(this.#words, normalised).map(({ value }) => value);
  }

  /** How many of the named terms the passage a hit stands for does not name. */
  missing(named: readonly (readonly number[])[], { passage, document }: Hit): number {
    const held = this.#termsOf(passage, document);
    return named.filter((meanings) => !meanings.some((term) => held.has(term))).length;
  }

  #termsOf(passage: Passage, document: Hit['document']): ReadonlySet<number> {
    const known = this.#known.get(passage);
    if (known) return known;
    const terms = new Set(this.namedIn(normalise(searchedText(passage, document))).flat());
    this.#known.set(passage, terms);
    return terms;
  }
}
