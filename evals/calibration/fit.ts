import type { Calibration, CurvePoint } from '../../src/consultation/calibration/calibration.ts';
import { logOdds, throughKnots } from '../../src/consultation/calibration/probability.ts';
import type { SignalName } from '../../src/consultation/confidence.ts';
import { reliability } from '../forecasts.ts';
import { isOfPopulation, weights, type Example } from './example.ts';
import { fitLogistic, type LogisticModel, type Sign } from './logistic.ts';
import { knotsFor } from './recalibrate.ts';

/** The signals that weigh, and which way each may speak. The others are stored for who wants to look. */
export const signs: Readonly<Partial<Record<SignalName, Sign>>> = {
  norm: 1,
  matched: 1,
  agreed: 1,
  unknownShare: -1,
  translated: -1,
  record: 1,
  entry: 1,
  askedAs: 1,
  said: 1,
  covered: 1,
  sameRight: 1,
  sameAspect: 1,
  margin: 1,
  lead: 1,
  termsMissing: -1,
  denseTop: 1,
  inField: 1,
  outside: -1,
  ofOthers: -1,
  telling: 1,
  nextOfOtherRight: 1,
  beside: 0,
  elsewhere: -1,
  concentration: 1,
  otherRight: -1,
  otherAspect: -1,
  narrower: -1,
  missing: -1,
};

/** What a fit gives: all of a calibration that comes from the examples. */
export type Fitted = Pick<
  Calibration,
  'intercept' | 'weights' | 'knots' | 'questions' | 'reliability' | 'curve'
>;

const folds = 5;
/** One split into folds more or less lucky says little; the log-odds of several are averaged. */
const repeats = 4;

/** A model over the examples that get an answer. */
export function fitModel(examples: readonly Example[]): LogisticModel {
  const rows = examples
    .filter(({ given }) => given)
    .map(({ signals, right, source }) => ({ signals, right, weight: weights[source] }));
  return fitLogistic(rows, signs);
}

/**
 * Fits the model, and measures it by cross-fitting: each example of the population is scored by a model that has seen
 * none of its entry. Probabilities and thresholds come from those scores, so that they speak of questions to come.
 */
export function fit(examples: readonly Example[]): Fitted {
  const population = examples.filter(isOfPopulation);
  const { model, scored: all } = crossFitted(examples);
  const scored = all.filter(({ example }) => isOfPopulation(example));
  const knots = knotsFor(scored.map(({ example, value }) => ({ logOdds: value, right: example.right })));
  const judged = scored.map(({ example, value }) => ({
    confidence: throughKnots(knots, value),
    right: example.right,
  }));
  return {
    ...rounded(model),
    knots,
    questions: population.length,
    reliability: reliability(judged),
    curve: curveOf(judged),
  };
}

/** What cross-fitting gives. */
export interface CrossFitted {
  /** The mean of the models of all folds. */
  readonly model: LogisticModel;
  readonly scored: readonly { readonly example: Example; readonly value: number }[];
}

/**
 * Every example that gets an answer, with the mean log-odds of models that have seen no example of its entry: one of each of
 * several splits into folds.
 */
export function crossFitted(examples: readonly Example[]): CrossFitted {
  const given = examples.filter((example) => example.given);
  const sums = new Map(given.map((example) => [example, 0]));
  const models: LogisticModel[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const foldOfExample = ({ group }: Example) => foldOf(`${group} ${repeat}`);
    for (let fold = 0; fold < folds; fold++) {
      const model = fitModel(given.filter((example) => foldOfExample(example) !== fold));
      models.push(model);
      for (const example of given.filter((each) => foldOfExample(each) === fold))
        sums.set(example, (sums.get(example) ?? 0) + logOdds(model, example.signals));
    }
  }
  const scored = [...sums].map(([example, sum]) => ({ example, value: sum / repeats }));
  return { model: meanOf(models), scored };
}

/** Log-odds are sums, so the mean of models is a model. */
function meanOf(models: readonly LogisticModel[]): LogisticModel {
  const mean = (valueOf: (model: LogisticModel) => number) =>
    models.reduce((sum, model) => sum + valueOf(model), 0) / models.length;
  const names = new Set(models.flatMap((model) => Object.keys(model.weights)));
  return {
    intercept: mean((model) => model.intercept),
    weights: Object.fromEntries([...names].map((name) => [name, mean((model) => model.weights[name] ?? 0)])),
  };
}

/** How many more questions each next threshold lets through. */
const step = 10;

/** How many answers at each threshold were wrong. The thresholds are laid down by the confidences alone. */
export function curveOf(
  judged: readonly { readonly confidence: number; readonly right: boolean }[],
): CurvePoint[] {
  const sorted = [...judged].sort((one, other) => other.confidence - one.confidence);
  const curve: CurvePoint[] = [];
  let wrong = 0;
  sorted.forEach(({ confidence, right }, at) => {
    if (!right) wrong++;
    const answered = at + 1;
    const due = answered % step === 0 || answered === sorted.length;
    if (due) curve.push({ threshold: floor(confidence), answered, wrong });
  });
  return curve;
}

/** Of equal names always the same fold (FNV-1a). */
export function foldOf(group: string, count = folds): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < group.length; at++) value = Math.imul(value ^ group.charCodeAt(at), 0x01000193);
  return (value >>> 0) % count;
}

function rounded({ intercept, weights: all }: LogisticModel): LogisticModel {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    intercept: round(intercept),
    weights: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, round(value)])),
  };
}

/** Rounded down, so that the question that set a threshold passes it. */
function floor(confidence: number): number {
  return Math.floor(confidence * 1e6) / 1e6;
}
