import { binomialAtMost, upperBound } from './binomial.ts';
import type { Calibration, CurvePoint } from './calibration.ts';

/** The chance that the promise does not hold although the labelled questions say so. */
export const promiseRisk = 0.2;

/** The share of wrong answers an operator accepts where nothing is set: 5 in 100. */
export const defaultTarget = 0.05;

/** What follows from a target: when an answer is given, and what is to be expected of it. */
export interface WorkingPoint {
  /** The least confidence with which an answer is given. */
  readonly threshold: number;
  /** Share of all questions that will not be answered by the assistant. */
  readonly handOverShare: number;
  /** Share of the answers that were wrong on the labelled questions, and the most it may truly be; 1 where nothing is known. */
  readonly errorShare: number;
  readonly errorBound: number;
  /** Whether the target is promised: it holds with a chance of 1 − `promiseRisk`. */
  readonly promised: boolean;
  /**
   * How many more labelled questions, answered as well as now, would allow the promise; absent where it is made, and
   * where no number would do because the best answers are wrong too often.
   */
  readonly missingQuestions?: number;
}

/**
 * The loosest threshold whose share of wrong answers is at most the target. The thresholds, laid down by how many
 * questions each lets through before any label is looked at, are tested from the strictest on, each with an exact
 * binomial test at the full level, up to the first that fails: fixed-sequence testing, after which the guarantee holds
 * for the threshold that was chosen (Angelopoulos, Bates, Candès, Jordan and Lei, "Learn then Test", 2021, section 3.2;
 * the bound is that of Clopper and Pearson, 1934). It speaks of questions like the labelled ones.
 */
export function workingPoint(
  { curve, questions }: Pick<Calibration, 'curve' | 'questions'>,
  target: number,
): WorkingPoint {
  const tested = curve.filter(
    ({ answered }) => answered >= leastAnswered * questions && allows(answered, target),
  );
  const failed = tested.findIndex((point) => !qualifies(point, target));
  const chosen = tested[(failed < 0 ? tested.length : failed) - 1];
  if (chosen) return { ...expected(chosen, questions), promised: true };
  const missingQuestions = missingFor(curve, questions, target);
  return {
    ...expected(strictestOf(curve), questions),
    promised: false,
    ...(missingQuestions !== undefined && { missingQuestions }),
  };
}

/** The strictest point there is, for a calibration that does not belong to the index in use. */
export function strictestPoint({ curve, questions }: Calibration): WorkingPoint {
  return { ...expected(strictestOf(curve), questions), errorShare: 1, errorBound: 1, promised: false };
}

/** Wrong answers that a test has to allow for, so that one odd label at the top does not end the sequence. */
const leeway = 3;
/** The sequence begins where this share of the questions is answered: a service that answers less is none. */
const leastAnswered = 1 / 3;

/** Whether so many answers are enough to test the target; says nothing of how many of them are wrong. */
function allows(answered: number, target: number): boolean {
  return binomialAtMost(leeway, answered, target) <= promiseRisk;
}

function qualifies({ answered, wrong }: CurvePoint, target: number): boolean {
  return binomialAtMost(wrong, answered, target) <= promiseRisk;
}

function strictestOf([first]: readonly CurvePoint[]): CurvePoint {
  return first ?? { threshold: 1, answered: 0, wrong: 0 };
}

function expected({ threshold, answered, wrong }: CurvePoint, questions: number) {
  return {
    threshold,
    handOverShare: 1 - answered / questions,
    errorShare: answered === 0 ? 1 : wrong / answered,
    errorBound: upperBound(wrong, answered, promiseRisk),
  };
}

/** No base is asked for more than this many times its labelled questions. */
const mostTimes = 100;

/** How many questions more it takes until some threshold qualifies, when they come out as the ones at hand. */
function missingFor(curve: readonly CurvePoint[], questions: number, target: number): number | undefined {
  const needed = curve.flatMap((point) => timesFor(point, target) ?? []);
  return needed.length === 0 ? undefined : Math.max(1, Math.ceil((Math.min(...needed) - 1) * questions));
}

/** How many times the questions at hand it takes until this threshold qualifies. */
function timesFor({ answered, wrong }: CurvePoint, target: number): number | undefined {
  if (answered === 0 || wrong / answered >= target) return undefined;
  for (let times = 1; times <= mostTimes; times *= 1.05) {
    const point = { threshold: 0, answered: Math.ceil(times * answered), wrong: Math.ceil(times * wrong) };
    if (allows(point.answered, target) && qualifies(point, target)) return times;
  }
  return undefined;
}
