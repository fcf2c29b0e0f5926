import { glossaryIndex, type GlossaryIndex, type GlossaryTerm } from '../language/glossary-index.ts';
import { normalise } from '../language/script.ts';
import { bigramTokens } from '../language/tokens.ts';
import { expandTerms } from '../language/vocabulary.ts';
import { groupsOf, type TermGroup } from './bm25.ts';
import { layWords } from './lay-words.ts';

/** Everyday words and the legal ones they stand for. */
export type Vocabulary = GlossaryIndex;

/** The everyday words of the law at large, and those of a release's own glossary. */
export function vocabularyOf(terms: readonly GlossaryTerm[]): Vocabulary {
  return glossaryIndex([...layWords, ...terms]);
}

/** The bigrams of the legal words a question stands for, without those it holds itself. */
export function legalGroups(
  question: string,
  tokens: readonly string[],
  vocabulary: Vocabulary,
): readonly TermGroup[] {
  const asked = new Set(tokens);
  const legal = expandTerms(normalise(question), vocabulary).flatMap(({ term }) => bigramTokens(term));
  return groupsOf(legal.filter((token) => !asked.has(token)));
}
