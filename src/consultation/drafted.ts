import type { SearchIndex } from '../retrieval/search-index.ts';
import { compose } from './compose/compose.ts';
import type { Material } from './compose/draft.ts';
import type { ConfidenceSignals } from './confidence.ts';
import type { Found } from './retrieve.ts';
import { signalsOf } from './signals.ts';
import type { Verified } from './verify/verify.ts';
import { verify } from './verify/verify.ts';

/** Runs a named step of the pipeline. */
export type Step = <Result>(name: string, run: () => Result | Promise<Result>) => Promise<Result>;

/** An answer as it could be given, and what speaks for it. */
export interface Drafted {
  /** Undefined when there was nothing to answer from. */
  readonly verified: Verified | undefined;
  readonly signals: ConfidenceSignals;
}

/** Composes an answer from what was found, checks it, and gathers the signals its confidence is computed from. */
export async function drafted(
  { result, candidates }: Pick<Found, 'result' | 'candidates'>,
  material: Material,
  index: SearchIndex,
  step: Step,
): Promise<Drafted> {
  const draft = await step('compose', () => compose(material));
  const verified = draft && (await step('verify', () => verify(draft, material, index)));
  const { understood, view, asOf } = material;
  const main = verified?.draft?.main ?? candidates[0];
  return { verified, signals: signalsOf({ result, understood, view, asOf, main, candidates, verified }) };
}
