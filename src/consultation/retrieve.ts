import { detectLanguage } from '../language/detect.ts';
import type { Language } from '../language/language.ts';
import type { Day } from '../platform/day.ts';
import type { SearchResult } from '../retrieval/search-index.ts';
import { candidatesOf, type Candidate } from './compose/candidates.ts';
import type { ReleaseView } from './release-view.ts';
import type { ConsultationResources } from './resources.ts';
import type { Understood } from './understand/understand.ts';
import { withheldEvidence, type Withheld } from './withheld.ts';

/** How many passages are looked at. */
const searched = 24;

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
  const result = await index.search(search);
  return {
    result,
    candidates: candidatesOf(result.hits, understood, language, view),
    withheld: await withheldEvidence(result, search, index, view),
  };
}
