import { findArticles, findDates, findQuantities, sameQuantity } from '../../language/quantities.ts';
import { citedBy, wordsCited } from './cited.ts';
import { wordsOf, type Check } from './check.ts';

/**
 * Every quantity, date and article number of a line stands in a passage or record that the line cites. A quotation
 * is a part of its passage and needs no second look.
 */
export const quantities: Check = {
  name: 'quantities',
  faults: (checked) =>
    checked.draft.lines.flatMap((line) => {
      if ('text' in line && line.quotedLanguage !== undefined) return [];
      const stray = strayOf(wordsOf(line), wordsCited(citedBy(line, checked)));
      return stray === undefined ? [] : [{ line, because: `“${stray}” stands in no cited passage` }];
    }),
};

/** The first number of a text that the sources do not hold. */
function strayOf(text: string, sources: string): string | undefined {
  const known = findQuantities(sources);
  const quantity = findQuantities(text).find((one) => !known.some((other) => sameQuantity(one, other)));
  if (quantity) return quantity.text;
  const dates = new Set(
    findDates(sources).map(({ year, month, dayOfMonth }) => `${year}-${month}-${dayOfMonth}`),
  );
  const date = findDates(text).find(
    ({ year, month, dayOfMonth }) => !dates.has(`${year}-${month}-${dayOfMonth}`),
  );
  if (date) return date.text;
  const articles = new Set(findArticles(sources).map(({ article }) => article));
  const article = findArticles(text).find((one) => !articles.has(one.article));
  return article?.text;
}
