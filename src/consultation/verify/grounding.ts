import { glossTokens } from '../../language/glosses.ts';
import type { WrittenLanguage } from '../../language/language.ts';
import { bigramTokens, englishTokens } from '../../language/tokens.ts';
import { wordsOf, type Check, type Checked } from './check.ts';
import { citedBy, wordsCited, type Cited } from './cited.ts';

/** The least share of a sentence's words that its sources hold; between languages a dictionary finds fewer. */
const least = { same: 0.35, across: 0.3 };

/**
 * A sentence speaks of what its sources speak of. A floor against sentences that have nothing to do with them, whatever
 * token stands behind: whether the sentence follows from them is for the judge.
 */
export const grounding: Check = {
  name: 'grounding',
  faults: (checked) =>
    checked.draft.lines.flatMap((line) => {
      if (!('text' in line) || line.quotedLanguage !== undefined) return [];
      return isGrounded(wordsOf(line), citedBy(line, checked), checked)
        ? []
        : [{ line, because: 'its words are not those of its sources' }];
    }),
};

function isGrounded(text: string, cited: readonly Cited[], { material }: Checked): boolean {
  const written: WrittenLanguage = material.language === 'en' ? 'en' : 'zh-Hans';
  const across = cited.some(({ passage }) => passage.language !== written);
  const own = new Set((written === 'en' ? englishTokens : bigramTokens)(text));
  const known = new Set([
    ...cited.flatMap((each) => tokensIn(wordsCited([each]), each.passage.language, written)),
    ...cited.flatMap(({ document }) =>
      Object.values(document?.titles ?? {}).flatMap((title) =>
        (written === 'en' ? englishTokens : bigramTokens)(title),
      ),
    ),
  ]);
  const shared = [...own].filter((token) => known.has(token)).length;
  return own.size > 0 && shared / own.size >= (across ? least.across : least.same);
}

function tokensIn(text: string, from: WrittenLanguage, to: WrittenLanguage): string[] {
  if (from !== to && from === 'zh-Hans')
    return [...glossTokens(text).map(([token]) => token), ...englishTokens(text)];
  return (to === 'en' ? englishTokens : bigramTokens)(text);
}
