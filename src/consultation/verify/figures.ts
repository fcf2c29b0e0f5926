import { findArticles, findDates, findQuantities } from '../../language/quantities.ts';
import { foldWidth, normalise } from '../../language/script.ts';
import { shortTitle } from '../release-view.ts';
import { rightsDiffer, rightsOf } from '../understand/rights.ts';
import { wordsOf, type Check } from './check.ts';
import { citedBy, wordsCited, type Cited } from './cited.ts';

/**
 * Figures that are no quantities: codes, telephone and document numbers stand in the source as they are written, and
 * an article number belongs to the law it is named with.
 */
export const figures: Check = {
  name: 'figures',
  faults: (checked) =>
    checked.draft.lines.flatMap((line) => {
      if (!('text' in line) || line.quotedLanguage !== undefined) return [];
      const cited = citedBy(line, checked);
      const stray = strayFigure(wordsOf(line), wordsCited(cited)) ?? strayArticle(wordsOf(line), cited);
      return stray === undefined ? [] : [{ line, because: `“${stray}” stands in no cited passage` }];
    }),
};

const figure = /[a-z]{0,4}\d[\d.,:/-]*\d|\d/giu;

function strayFigure(text: string, sources: string): string | undefined {
  const folded = foldWidth(text);
  const known = [findQuantities, findDates, findArticles].flatMap((find): { start: number; end: number }[] =>
    find(folded),
  );
  const bare = withoutMarks(sources);
  const found = [...folded.matchAll(figure)].find(({ 0: written, index }) => {
    const isKnown = known.some(({ start, end }) => start <= index && index + written.length <= end);
    return !isKnown && !bare.includes(withoutMarks(written));
  });
  return found?.[0];
}

function withoutMarks(text: string): string {
  return normalise(text).replace(/[\s,]/g, '');
}

function strayArticle(text: string, cited: readonly Cited[]): string | undefined {
  return findArticles(text).find(
    ({ article, law }) => law !== undefined && !cited.some((each) => holdsArticle(each, article, law)),
  )?.text;
}

/** The passage is that article of that law, or names it so itself. */
function holdsArticle({ passage, document, heading, values }: Cited, article: number, law: string): boolean {
  const titles = Object.values(document?.titles ?? {});
  if (passage.article === article && titles.some((title) => sameLaw(law, title))) return true;
  const words = [heading, passage.text, ...values.map(({ text }) => text)].join('\n');
  const own = titles[0] ?? '';
  const isBasis =
    document?.basis.some((basis) => basis.article === article && sameLaw(law, basis.document)) === true;
  return (
    isBasis || findArticles(words).some((one) => one.article === article && sameLaw(law, one.law ?? own))
  );
}

/** By the short title, or the end of it (实施细则); a name in the other language by the right it is of. */
function sameLaw(named: string, title: string): boolean {
  const [one, other] = [shortTitle(named), shortTitle(title)];
  if (isChinese(one) === isChinese(other)) return one === other || (isChinese(one) && other.endsWith(one));
  return !rightsDiffer(rightsOf(normalise(one)), rightsOf(normalise(other)));
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
