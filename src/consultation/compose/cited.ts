import { findArticles, type FoundArticle } from '../../language/articles.ts';
import { shortTitle } from '../release-view.ts';
import type { Candidate } from './candidates.ts';

/**
 * Of the evidence what answers a question that names a law and an article: the article, and where a value is asked
 * for the records and entries of that value that rest on it. All of it where no article of a law is named.
 */
export function ofCitedArticle(query: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const named = findArticles(query).filter(({ law }) => law !== undefined);
  if (named.length === 0) return candidates;
  return candidates.filter(
    (candidate) =>
      candidate.hit.scores.cited === 1 ||
      (candidate.fit.sameAspect === 1 && named.some((article) => restsOn(candidate, article))),
  );
}

/** English names of laws are not those of a legal basis: there the number counts, and that the right is the same. */
function restsOn({ document, fit }: Candidate, { law, article }: FoundArticle): boolean {
  const isEnglish = /^[\x20-\x7e]*$/.test(law ?? '');
  return document.basis.some(
    (basis) =>
      basis.article === article &&
      (isEnglish ? fit.sameRight === 1 : shortTitle(basis.document) === shortTitle(law ?? '')),
  );
}
