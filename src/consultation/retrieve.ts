import { detectLanguage } from '../language/detect.ts';
import type { Language } from '../language/language.ts';
import { normalise } from '../language/script.ts';
import type { Day } from '../platform/day.ts';
import type { Hit, SearchQuery, SearchResult } from '../retrieval/search-index.ts';
import { candidatesOf, type Candidate } from './compose/candidates.ts';
import { ofCitedArticle } from './compose/cited.ts';
import type { ReleaseView } from './release-view.ts';
import type { ConsultationResources } from './resources.ts';
import type { Understood } from './understand/understand.ts';
import { inOtherOrder } from './understand/word-order.ts';
import { mayBeWithheld, withheldAmong, type Withheld } from './withheld.ts';

/** How many passages are looked at. */
const searched = 32;

/** The evidence for a question. */
export interface Found {
  readonly result: SearchResult;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** The best evidence may not be used, and the rest does not replace it. */
  readonly withheld: Withheld | undefined;
}

/** Searches in the language of the query, as it is, in plain words and in the other order, and weighs what was found for the visitor's. */
export async function retrieve(
  query: string,
  understood: Understood,
  { language, asOf }: { readonly language: Language; readonly asOf: Day },
  { index, settings }: Pick<ConsultationResources, 'index' | 'settings'>,
  view: ReleaseView,
): Promise<Found> {
  const plain = view.rephrase(understood.normalised);
  const others = [...new Set([plain, inOtherOrder(plain)])].filter((text) => text !== normalise(query));
  const search: SearchQuery = {
    text: query,
    language: detectLanguage(query).language,
    asOf,
    limit: searched,
    ...(settings.jurisdictions && { jurisdictions: settings.jurisdictions }),
  };
  const both = async (asked: SearchQuery): Promise<SearchResult> => {
    let result = await index.search(asked);
    for (const text of others) result = merged(result, await index.search({ ...asked, text }));
    return result;
  };
  const weigh = ({ hits }: SearchResult) =>
    ofCitedArticle(
      query,
      candidatesOf(hits, [query, understood.normalised, ...others], understood, asOf, language, view),
    );

  const result = await both(search);
  const withheld = mayBeWithheld(result, asOf, index, view)
    ? withheldAmong(weigh(await both({ ...search, includeUnusable: true })), asOf, view)
    : undefined;
  return { result, candidates: weigh(result), withheld };
}

/** Two results of one question as one: of each passage the hit that speaks louder. */
function merged(asked: SearchResult, rephrased: SearchResult): SearchResult {
  const hits = new Map(asked.hits.map((hit) => [hit.passage.id, hit]));
  for (const hit of rephrased.hits) {
    const known = hits.get(hit.passage.id);
    hits.set(hit.passage.id, known ? louder(known, hit) : hit);
  }
  return {
    hits: [...hits.values()].sort((one, other) => other.score - one.score),
    signals: { ...asked.signals, norm: Math.max(asked.signals.norm, rephrased.signals.norm) },
    dropped: [...asked.dropped, ...rephrased.dropped],
  };
}

function louder(one: Hit, other: Hit): Hit {
  const askedAs = Math.max(one.scores.askedAs ?? 0, other.scores.askedAs ?? 0);
  const best = one.score >= other.score ? one : other;
  return {
    ...best,
    norm: Math.max(one.norm, other.norm),
    scores: { ...best.scores, ...(askedAs > 0 && { askedAs }) },
  };
}
