import type { Document } from '../knowledge/document.ts';
import { unusableOn, type Unusable } from '../knowledge/validity.ts';
import type { SearchQuery } from './search-index.ts';

/** The nation's rules apply everywhere. */
export const nation = '全国';

/** Why a document takes no part in a search. */
export type Exclusion = Unusable | 'jurisdiction';

/** What a search may use of each document, by the document's number. */
export interface Eligibility {
  /** Why the document is left out; undefined when it takes part. */
  readonly exclusions: readonly (Exclusion | undefined)[];
  /** Why a visitor may not be given it; for staff it takes part all the same. */
  readonly unusable: readonly (Unusable | undefined)[];
}

type Filters = Pick<SearchQuery, 'asOf' | 'jurisdictions' | 'includeUnusable'>;

/** How many answers of `eligibilityOver` are kept: searches ask for the same few days. */
const kept = 16;

/** Answers for a question's filters which documents may be used; the same filters are worked out once. */
export function eligibilityOver(documents: readonly Document[]): (filters: Filters) => Eligibility {
  const known = new Map<string, Eligibility>();
  return (filters) => {
    const key = JSON.stringify([
      filters.asOf,
      filters.jurisdictions ?? null,
      filters.includeUnusable ?? false,
    ]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const eligibility = eligibilityOf(documents, filters);
    const oldest = known.keys().next().value;
    if (known.size >= kept && oldest !== undefined) known.delete(oldest);
    known.set(key, eligibility);
    return eligibility;
  };
}

function eligibilityOf(documents: readonly Document[], filters: Filters): Eligibility {
  const unusable = documents.map((document) => unusableOn(document, filters.asOf));
  const places = filters.jurisdictions && new Set([nation, ...filters.jurisdictions]);
  const exclusions = documents.map((document, number) => {
    if (places !== undefined && !places.has(document.jurisdiction)) return 'jurisdiction';
    return filters.includeUnusable === true ? undefined : unusable[number];
  });
  return { exclusions, unusable };
}
