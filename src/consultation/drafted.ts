import type { SearchIndex, SearchResult } from '../retrieval/search-index.ts';
import type { Judge } from './calibration/judge.ts';
import type { Candidate } from './compose/candidates.ts';
import { compose } from './compose/compose.ts';
import type { Material } from './compose/draft.ts';
import type { ConfidenceSignals } from './confidence.ts';
import type { TurnRecorder } from './recorder.ts';
import { signalsOf } from './signals.ts';
import { verify, type Verified } from './verify/verify.ts';
import { writtenInstead } from './written/written.ts';

/** What a draft is made and judged with. */
export interface Drafting {
  readonly turn: Pick<TurnRecorder, 'step' | 'models'>;
  readonly index: SearchIndex;
  readonly judge: Judge;
  /** The least confidence with which an answer is given. */
  readonly threshold: number;
  /** Whether a model may write the answer in place of quotations. */
  readonly writes: boolean;
}

/** An answer as it could be given, what speaks for it, and how probably it is right. */
export interface Drafted {
  /** Undefined when there was nothing to answer from. */
  readonly verified: Verified | undefined;
  readonly signals: ConfidenceSignals;
  readonly confidence: number;
}

/** The article that a question names is quoted as it stands; only the numbering of two versions could mislead. */
const ofNamedArticle = 0.98;

function isNamed({ hit }: Candidate): boolean {
  return hit.scores.cited === 1;
}

/** Composes an answer from what was found, checks it, and says how probably it is right. */
export async function drafted(
  result: SearchResult,
  material: Material,
  { turn, index, judge, threshold, writes }: Drafting,
): Promise<Drafted> {
  const { understood, view, asOf, candidates } = material;
  const judged = (verified: Verified | undefined) => {
    const main = verified?.draft?.main ?? candidates[0];
    const signals = signalsOf({ result, understood, view, asOf, main, candidates, verified });
    if (!main) return { signals, confidence: judge.searched({ ...signals }) };
    const fitted = judge.confidence({ ...signals });
    return { signals, confidence: isNamed(main) ? Math.max(fitted, ofNamedArticle) : fitted };
  };
  const draft = await turn.step('compose', () => compose(material));
  const plain = draft && (await turn.step('verify', () => verify(draft, material, index)));
  const writing = {
    material,
    index,
    models: turn.models,
    chance: () => judged(plain).confidence,
    threshold,
  };
  const verified = writes ? await turn.step('write', () => writtenInstead(plain, writing)) : plain;
  return { verified, ...judged(verified) };
}
