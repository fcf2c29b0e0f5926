import type { GlossaryIndex } from '../language/glossary-index.ts';
import { translateQuery } from '../language/translate.ts';
import type { Bm25, TermGroup } from './bm25.ts';

/** An English question as groups of Chinese words of an index over dictionary words. */
export function translatedGroups(question: string, words: Bm25, glossary: GlossaryIndex): TermGroup[] {
  const groups = translateQuery(question, { occurs: (token) => words.frequency(token), glossary });
  return groups.map(({ candidates }) => candidates);
}
