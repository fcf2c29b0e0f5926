/**
 * What the probability of being right is computed from, each signal on its own scale. A signal that does not
 * apply is left out and counts nothing.
 */
export interface ConfidenceSignals {
  /** Score of the evidence over what a passage with every word of the question would get. */
  readonly norm: number;
  /** Distinct tokens of the question. */
  readonly queryTokens: number;
  /** Share of the question's tokens that occur in no passage, 0 to 1. */
  readonly unknownShare: number;
  /** 1 when the question was translated to find the evidence. */
  readonly translated?: number;
  /** 1 when the answer is a record. */
  readonly record?: number;
  /** 1 when the answer is an entry written for visitors. */
  readonly entry?: number;
  /** Best match of the question with a way of asking for the evidence, 0 to 1. */
  readonly askedAs?: number;
  /** Share of the evidence's best title or way of asking that the question says, 0 to 1. */
  readonly said?: number;
  /** Share of the question that stands in the evidence's title and ways of asking, 0 to 1. */
  readonly covered?: number;
  /** 1 when the evidence names a right that the question names. */
  readonly sameRight?: number;
  /** 1 when the evidence states what kind of thing is asked for. */
  readonly sameAspect?: number;
  /** How far the next evidence lies behind, as a share of the best weight. */
  readonly margin?: number;
  /** Cosine of the evidence, where an embedding model is configured. */
  readonly denseTop?: number;
  /** 1 when the question holds a word of the field, 0 when it holds none. */
  readonly inField?: number;
  /** 1 when the question holds a word of other authorities' matters. */
  readonly outside?: number;
  /** 1 when the question is about another country's office or register. */
  readonly elsewhere?: number;
  /** 1 when the question asks for what changes from day to day. */
  readonly live?: number;
  /** Share of the best hits that speak of one matter, 0 to 1. */
  readonly concentration?: number;
  /** 1 when the evidence speaks of another right than the question. */
  readonly otherRight?: number;
  /** 1 when the evidence states another kind of thing than what is asked for. */
  readonly otherAspect?: number;
  /** How many values that were asked for the answer does not hold. */
  readonly missing?: number;
}

/** Weights on the log-odds scale. `marginByLength` goes with the margin times the logarithm of the question's length. */
export type ConfidenceModel = Readonly<
  Record<'intercept' | 'marginByLength' | keyof ConfidenceSignals, number>
>;

/**
 * Set by hand, near a logistic fit over the project's own questions, until it is calibrated. How much of the question
 * the evidence is written for and how far the next evidence lies behind carry it; a lead says more the longer the
 * question is. A question without a word of the field, of another office, for figures of the day, or an answer
 * without the value that was asked for is hardly ever right.
 */
export const firstModel: ConfidenceModel = {
  intercept: -2.7,
  norm: 1,
  queryTokens: 0,
  unknownShare: -0.3,
  translated: 0,
  record: 0.3,
  entry: 0.5,
  askedAs: 0.7,
  said: 0,
  covered: 2.3,
  sameRight: 0.2,
  sameAspect: 0.5,
  margin: 0.5,
  marginByLength: 2.5,
  denseTop: 0,
  inField: 0.4,
  outside: -1,
  elsewhere: -4,
  live: -4,
  concentration: 1,
  otherRight: -1,
  otherAspect: -0.8,
  missing: -2.5,
};

/** The probability, 0 to 1, that an answer with these signals is right. */
export function confidenceOf(signals: ConfidenceSignals, model: ConfidenceModel = firstModel): number {
  const { intercept, marginByLength, ...weights } = model;
  const lead = (signals.margin ?? 0) * Math.log(1 + signals.queryTokens);
  const linear = Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + weight * (signals[name as keyof ConfidenceSignals] ?? 0),
    intercept + marginByLength * lead,
  );
  return 1 / (1 + Math.exp(-linear));
}
