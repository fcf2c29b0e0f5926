import { driftOf, type Drift, type Judgements } from './drift.ts';
import type { Judge } from './judge.ts';
import type { WorkingPoint } from './threshold.ts';

/** The promise as it stands: what follows from the share of wrong answers operators accept, and what people say of the answers. */
export interface Standing {
  readonly target: number;
  readonly point: WorkingPoint;
  /** Whether the calibration belongs to the index in use. */
  readonly matches: boolean;
  /** Labelled questions it was fitted on. */
  readonly questions: number;
  /** Undefined until people's judgements were looked at. */
  readonly drift: Drift | undefined;
}

/** The promise for a target, by a judge and what each side said. */
export function standingOf(judge: Judge, target: number, sides: readonly Judgements[] | undefined): Standing {
  return {
    target,
    point: judge.workingPoint(target),
    matches: judge.matches,
    questions: judge.calibration.questions,
    drift: sides && driftOf(sides, target),
  };
}
