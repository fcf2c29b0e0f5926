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
  /** Cosine of the evidence, where an embedding model is configured. */
  readonly denseTop?: number;
  /** 1 when the question holds a word of the field, 0 when it holds none. */
  readonly inField?: number;
  /** 1 when the question holds a word of other authorities' matters. */
  readonly outside?: number;
  /** 1 when the evidence speaks of another right than the question. */
  readonly otherRight?: number;
  /** How many values that were asked for the answer does not hold. */
  readonly missing?: number;
}

/** Weights on the log-odds scale. */
export type ConfidenceModel = Readonly<Record<'intercept' | keyof ConfidenceSignals | 'logTokens', number>>;

/**
 * Set by hand until it is calibrated: `norm` carries it (about .2 is a chance match, .5 a good one); longer
 * questions reach a lower norm with equally good evidence, hence the logarithm of their length; a near-exact match
 * with an approved question is worth more than any overlap of words; evidence of another right, or an answer
 * without the value that was asked for, is hardly ever right.
 */
export const firstModel: ConfidenceModel = {
  intercept: -4.6,
  norm: 7,
  queryTokens: 0,
  logTokens: 0.35,
  unknownShare: -2,
  translated: 0.2,
  record: 0.5,
  entry: 0.3,
  askedAs: 4,
  denseTop: 0,
  inField: 1.2,
  outside: -1,
  otherRight: -2,
  missing: -2.5,
};

/** The probability, 0 to 1, that an answer with these signals is right. */
export function confidenceOf(signals: ConfidenceSignals, model: ConfidenceModel = firstModel): number {
  const { intercept, logTokens, ...weights } = model;
  const linear = Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + weight * (signals[name as keyof ConfidenceSignals] ?? 0),
    intercept + logTokens * Math.log(1 + signals.queryTokens),
  );
  return 1 / (1 + Math.exp(-linear));
}
