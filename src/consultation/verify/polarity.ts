import { glossTokens } from '../../language/glosses.ts';
import type { WrittenLanguage } from '../../language/language.ts';
import { splitClauses } from '../../language/sentences.ts';
import { normalise } from '../../language/script.ts';
import { bigramTokens, englishTokens } from '../../language/tokens.ts';
import { wordsOf, type Check, type Checked } from './check.ts';
import { citedBy, type Cited } from './cited.ts';

/** Words that turn a rule into its opposite, or take it away. */
const negations: Readonly<Record<WrittenLanguage, RegExp>> = {
  'zh-Hans': /不(?!同|论|管|仅|但|断)|无(?!论)|未|没|免|禁|勿|非(?!常)|取消|废止|停止/u,
  en: /\b(no|not|never|none|without|cannot|waive\w*|free|exempt\w*|abolish\w*|forbid\w*|prohibit\w*|nor|neither)\b|n['’]t\b/i,
};
/** A clause of a source is about the same when it holds this share of a clause's words. */
const alike = 0.3;

/** No sentence denies what its source affirms: where it says `not`, a clause of the source about the same does too. */
export const polarity: Check = {
  name: 'polarity',
  faults: (checked) =>
    checked.draft.lines.flatMap((line) => {
      if (!('text' in line) || line.quotedLanguage !== undefined) return [];
      return isDenied(wordsOf(line), citedBy(line, checked), checked)
        ? [{ line, because: 'denies what its source affirms' }]
        : [];
    }),
};

function isDenied(text: string, cited: readonly Cited[], { material }: Checked): boolean {
  const written: WrittenLanguage = material.language === 'en' ? 'en' : 'zh-Hans';
  const denying = clausesOf(text).filter((clause) => negations[written].test(clause));
  if (denying.length === 0) return false;
  const sources = cited.flatMap(({ passage, values }) =>
    [passage.text, ...values.map((value) => value.text)].flatMap(clausesOf).map((clause) => ({
      denies: negations[passage.language].test(clause),
      tokens: new Set(tokensOf(clause, passage.language, written)),
    })),
  );
  return denying.some((clause) => {
    const own = [...new Set(tokensOf(clause, written, written))];
    const about = sources.filter(
      ({ tokens }) => own.filter((token) => tokens.has(token)).length >= alike * own.length,
    );
    return about.length > 0 ? !about.some(({ denies }) => denies) : !sources.some(({ denies }) => denies);
  });
}

function clausesOf(text: string): string[] {
  return splitClauses(normalise(text))
    .flatMap((clause) => clause.split(/[,，、]/u))
    .filter((clause) => clause.trim() !== '');
}

function tokensOf(text: string, from: WrittenLanguage, to: WrittenLanguage): string[] {
  if (from === to) return (to === 'en' ? englishTokens : bigramTokens)(text);
  return from === 'zh-Hans' ? glossTokens(text).map(([token]) => token) : englishTokens(text);
}
