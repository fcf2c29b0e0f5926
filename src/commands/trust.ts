import type { Judgements } from '../consultation/calibration/drift.ts';
import type { Judge } from '../consultation/calibration/judge.ts';
import { standingOf, type Standing } from '../consultation/calibration/standing.ts';

/** Answers of so many days are looked at together. */
export const watchedDays = 30;
const dayLength = 86_400_000;
const lookEvery = 10 * 60_000;

/** Keeps an eye on the promise: what people say of answers against the share of wrong ones that is accepted. */
export interface TrustWatch {
  /** The promise as it stands, for the target that is set at the moment or another one. */
  current(target?: number): Standing;
  /** What works less well than it could, in plain words. */
  faults(): readonly string[];
  /** Looks at the judgements now; resolves when it has. */
  look(): Promise<void>;
  stop(): void;
}

export interface TrustWatchOptions {
  /** The share of wrong answers that is accepted at the moment. */
  readonly target: () => number;
  readonly judge: () => Judge;
  /** What each side said since an instant of answers at a threshold. */
  readonly judgements: (since: number, threshold: number) => Promise<readonly Judgements[]>;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** Looks at the judgements now and every ten minutes. */
export function watchTrust({ target, judge, judgements, now, report }: TrustWatchOptions): TrustWatch {
  let sides: readonly Judgements[] | undefined;
  const look = async (): Promise<void> => {
    const { threshold } = judge().workingPoint(target());
    try {
      sides = await judgements(now() - watchedDays * dayLength, threshold);
    } catch (error) {
      report(error);
    }
  };
  const current = (asked = target()): Standing => standingOf(judge(), asked, sides);
  void look();
  const timer = setInterval(() => void look(), lookEvery);
  timer.unref();
  return {
    current,
    faults: () => faultsOf(current()),
    look,
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** What keeps confidence from being a promise. */
function faultsOf({ target, point, matches, drift }: Standing): string[] {
  const { promised, missingQuestions } = point;
  const lacks =
    missingQuestions === undefined ? '' : `: about ${missingQuestions} more labelled questions are needed`;
  const contradicted = (drift?.sides ?? []).filter(({ contradicts }) => contradicts);
  return [
    ...(matches
      ? []
      : [
          'confidence is not calibrated for this index: only the surest answers are given and nothing is promised',
        ]),
    ...(matches && !promised
      ? [`at most ${Number((100 * target).toFixed(1))} wrong answers in 100 are not promised${lacks}`]
      : []),
    ...contradicted.map(({ by }) => `the promised share of wrong answers is contradicted by ${by}`),
  ];
}
