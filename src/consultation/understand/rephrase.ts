import type { Term } from '../../knowledge/entry.ts';
import { Homophones } from '../../language/homophones.ts';
import { lexicon } from '../../language/lexicon.ts';
import { normalise } from '../../language/script.ts';
import { inPlainWords } from './plain-words.ts';
import { findWords, wordList } from './word-list.ts';

/**
 * Puts questions into the words of a release: mistyped words into those that sound alike, turns of speech into plain ones, lay words and other names of a
 * glossary term into the term. A word that names several terms stays, and so does the term itself.
 */
export function rephraser(terms: readonly Term[]): (normalised: string) => string {
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
  return (normalised) => inPlainWords(replaceWords(homophones.correct(normalised), list));
}

function replaceWords(text: string, list: ReturnType<typeof wordList<string>>): string {
  return findWords(list, text).reduceRight(
    (left, { value, start, end }) => left.slice(0, start) + value + left.slice(end),
    text,
  );
}
