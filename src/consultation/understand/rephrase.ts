import type { Term } from '../../knowledge/entry.ts';
import { Homophones } from '../../language/homophones.ts';
import { lexicon } from '../../language/lexicon.ts';
import { normalise } from '../../language/script.ts';
import { Spelling } from '../../language/spelling.ts';
import { inPlainWords } from './plain-words.ts';
import { findWords, wordList } from './word-list.ts';

/** How questions are put into the words of a release. */
export interface Wording {
  /** A normalised question with mistyped words put right: Chinese ones that sound alike, English ones that are a slip away. */
  mend(normalised: string): string;
  /**
   * The same with turns of speech as plain ones, lay words and other names of a glossary term as the term. A word that names
   * several terms stays, and so does the term itself.
   */
  rephrase(normalised: string): string;
}

/** The wording of a release with these terms and English texts. */
export function wordingOf(terms: readonly Term[], english: () => Iterable<string>): Wording {
  const names = new Set(terms.flatMap((term) => [normalise(term['zh-Hans']), normalise(term.en)]));
  const meanings = new Map<string, Set<string>>();
  for (const term of terms) {
    for (const word of [term['zh-Hant'] ?? '', ...term.synonyms, ...term.lay].map(normalise)) {
      if (word.length < 2 || names.has(word)) continue;
      const meant = normalise(/[\u4e00-\u9fff]/.test(word) ? term['zh-Hans'] : term.en);
      meanings.set(word, (meanings.get(word) ?? new Set()).add(meant));
    }
  }
  const list = wordList<string>([
    ...[...names].map((name) => [name, name] as const),
    ...[...meanings].flatMap(([word, meant]) =>
      meant.size === 1 ? [[word, [...meant][0] ?? word] as const] : [],
    ),
  ]);
  const homophones = new Homophones([...names, ...meanings.keys(), ...lexicon]);
  let spelling: Spelling | undefined;
  let last = { typed: '', meant: '' };
  // A question is mended for understanding it and again for each wording it is searched with.
  const mend = (normalised: string): string => {
    if (normalised !== last.typed && normalised !== last.meant)
      last = { typed: normalised, meant: mended(normalised) };
    return last.meant;
  };
  const mended = (normalised: string): string => {
    if (!/[a-z]{4}/.test(normalised)) return homophones.correct(normalised);
    spelling ??= new Spelling(english());
    return spelling.correct(homophones.correct(normalised));
  };
  return { mend, rephrase: (normalised) => inPlainWords(replaceWords(mend(normalised), list)) };
}

function replaceWords(text: string, list: ReturnType<typeof wordList<string>>): string {
  return findWords(list, text).reduceRight(
    (left, { value, start, end }) => left.slice(0, start) + value + left.slice(end),
    text,
  );
}
