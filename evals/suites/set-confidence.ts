import { normalise } from '../../src/language/script.ts';
import { judgeFor } from '../../src/consultation/calibration/judge.ts';
import { viewOf } from '../../src/consultation/release-view.ts';
import { signalsOf } from '../../src/consultation/signals.ts';
import { understand } from '../../src/consultation/understand/understand.ts';
import type { ConfidenceOf } from './abstention.ts';
import { asOfSets, searchSet, type OpenedSet } from './retrieval.ts';

/** The probability that a question of a set can be answered, by what the product's search and word lists say of it. */
export function confidenceIn({ release, index }: Pick<OpenedSet, 'release' | 'index'>): ConfidenceOf {
  const view = viewOf(release);
  const judge = judgeFor(release.manifest);
  return async (query) => {
    const { result } = await searchSet(index, query);
    const understood = understand(view.mend(normalise(query.text)), view.words);
    const signals = signalsOf({ result, understood, view, asOf: asOfSets });
    return { confidence: judge.searched({ ...signals }), signals };
  };
}
