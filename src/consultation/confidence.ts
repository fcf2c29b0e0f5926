/**
 * What the probability of being right is computed from, each signal on its own scale and stored with the turn. A signal
 * that does not apply is left out and counts nothing. Which of them weigh, and how much, a calibration says.
 */
export interface ConfidenceSignals {
  /** Score of the evidence over what a passage with every word of the question would get. */
  readonly norm: number;
  /** Logarithm of how many of the question's tokens the evidence holds: half of a long question tells more than half of a short one. */
  readonly matched?: number;
  /** 1 when the search put the evidence first, before it was weighed for the question. */
  readonly agreed?: number;
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
  /** 1 when the answer gives a second matter beside the first, either of which may be meant. */
  readonly beside?: number;
  /** 1 when that match is near enough to be the same question. */
  readonly sameQuestion?: number;
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
  /** The margin times the logarithm of the question's length: a lead says more the longer the question is. */
  readonly lead?: number;
  /** Terms of the glossary that the question names and the evidence does not. */
  readonly termsMissing?: number;
  /** Cosine of the evidence, where an embedding model is configured. */
  readonly denseTop?: number;
  /** 1 when the question holds a word of the field, 0 when it holds none. */
  readonly inField?: number;
  /** 1 when the question holds a word of other authorities' matters. */
  readonly outside?: number;
  /** 1 when it holds such a word and none that belongs to a right. */
  readonly ofOthers?: number;
  /** Of how many fields of rights it holds words that belong to one alone; two count as many. */
  readonly telling?: number;
  /** 1 when the next evidence that is not given speaks of another right: then only one fits. */
  readonly nextOfOtherRight?: number;
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
  /** 1 when the evidence speaks of a special case the question does not name. */
  readonly narrower?: number;
  /** How many values that were asked for the answer does not hold. */
  readonly missing?: number;
  /** Lines the checks took out of the answer. */
  readonly removed?: number;
  /** 1 when the answer is in another language than the question. */
  readonly foreign?: number;
  /** How binding the evidence is, from 1 (law) down to 0 (guide). */
  readonly authority?: number;
  /** 1 when the evidence is confirmed by its issuer's text. */
  readonly confirmed?: number;
  /** 1 when the evidence ends, or has to be checked again, within the next 90 days. */
  readonly ending?: number;
}

/** The signals by name, to be checked against the weights of a calibration. */
export type SignalName = keyof ConfidenceSignals;
