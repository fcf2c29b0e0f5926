import { judgeFor } from '../../src/consultation/calibration/judge.ts';
import { drafted } from '../../src/consultation/drafted.ts';
import { viewOf } from '../../src/consultation/release-view.ts';
import { defaultSettings } from '../../src/consultation/resources.ts';
import { retrieve } from '../../src/consultation/retrieve.ts';
import { understand } from '../../src/consultation/understand/understand.ts';
import { day } from '../../src/platform/day.ts';
import type { ConfidenceOf } from './abstention.ts';
import { queryLanguage, type OpenedSet } from './retrieval.ts';

/**
 * What `decide` goes by, for the questions of a set: searched, weighed, composed and checked as the product does it,
 * whatever the visitor might want besides an answer.
 */
export function confidenceIn({ release, index }: Pick<OpenedSet, 'release' | 'index'>): ConfidenceOf {
  const view = viewOf(release);
  const judge = judgeFor(release.manifest);
  const asOf = day('2026-01-01');
  return async (query) => {
    const language = queryLanguage(query);
    const understood = understand(query.text, view.words);
    const found = await retrieve(
      query.text,
      understood,
      { language, asOf },
      { index, settings: defaultSettings },
      view,
    );
    const material = {
      query: query.text,
      said: query.text,
      understood,
      language,
      asOf,
      view,
      candidates: found.candidates,
    };
    const { signals } = await drafted(found, material, index, async (_, run) => run());
    return { confidence: judge.confidence({ ...signals }), signals };
  };
}
