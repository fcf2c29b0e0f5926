import type { Judge } from '../consultation/calibration/judge.ts';
import { driftOf, type Drift, type Judgements } from '../consultation/calibration/drift.ts';

/** Answers of so many days are looked at together. */
export const watchedDays = 30;
const dayLength = 86_400_000;
const lookEvery = 10 * 60_000;

/** Keeps an eye on the promise: what people say of answers against the share of wrong ones that is accepted. */
export interface TrustWatch {
  /** What works less well than it could, in plain words. */
  faults(judge: Judge | undefined): readonly string[];
  stop(): void;
}

export interface TrustWatchOptions {
  readonly target: number;
  /** What each side said since an instant. */
  readonly judgements: (since: number) => Promise<readonly Judgements[]>;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** Looks at the judgements now and every ten minutes. */
export function watchTrust({ target, judgements, now, report }: TrustWatchOptions): TrustWatch {
  let drift: Drift | undefined;
  const look = () => {
    judgements(now() - watchedDays * dayLength)
      .then((sides) => {
        drift = driftOf(sides, target);
      })
      .catch(report);
  };
  look();
  const timer = setInterval(look, lookEvery);
  timer.unref();
  return {
    faults: (judge) => [...(judge ? faultsOf(judge, target) : []), ...(drift ? faultsOfDrift(drift) : [])],
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** What keeps confidence from being a promise. */
export function faultsOf(judge: Judge, target: number): string[] {
  if (!judge.matches) {
    return [
      'confidence is not calibrated for this index: only the surest answers are given and nothing is promised; run npm run evals -- calibrate',
    ];
  }
  const { promised, missingQuestions } = judge.workingPoint(target);
  if (promised) return [];
  const lacks =
    missingQuestions === undefined ? '' : `: about ${missingQuestions} more labelled questions are needed`;
  return [`at most ${100 * target} wrong answers in 100 are not promised${lacks}`];
}

function faultsOfDrift({ sides }: Drift): string[] {
  return sides
    .filter(({ contradicts }) => contradicts)
    .map(
      ({ by, wrong, judged }) =>
        `the promised share of wrong answers is contradicted by ${by}: ${wrong} of ${judged} in ${watchedDays} days were said to be wrong`,
    );
}
