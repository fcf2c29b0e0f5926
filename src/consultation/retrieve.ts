import { detectLanguage } from '../language/detect.ts';
import type { Language } from '../language/language.ts';
import type { Day } from '../platform/day.ts';
import type { Hit, SearchResult } from '../retrieval/search-index.ts';
import { candidatesOf, type Candidate } from './compose/candidates.ts';
import type { ReleaseView } from './release-view.ts';
import type { ConsultationResources } from './resources.ts';
import type { Understood } from './understand/understand.ts';
import { withheldEvidence, type Withheld } from './withheld.ts';

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

/** Searches in the language of the query, and weighs what was found for the visitor's. */
export async function retrieve(
  query: string,
  understood: Understood,
  { language, asOf }: { readonly language: Language; readonly asOf: Day },
  { index, settings }: Pick<ConsultationResources, 'index' | 'settings'>,
  view: ReleaseView,
): Promise<Found> {
  const search = {
    text: query,
    language: detectLanguage(query).language,
    asOf,
    limit: searched,
    ...(settings.jurisdictions && { jurisdictions: settings.jurisdictions }),
  };
  const asked = await index.search(search);
  const plain = view.rephrase(understood.normalised);
  const result =
    plain === understood.normalised ? asked : merged(asked, await index.search({ ...search, text: plain }));
  return {
    result,
    candidates: candidatesOf(result.hits, [query, plain], understood, language, view),
    withheld: await withheldEvidence(result, search, index, view),
  };
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
