/** What people said of answers, from one side: visitors' thumbs, ratings, agents who took or rejected suggestions. */
export interface Judgements {
  /** The side. */
  readonly by: 'visitors' | 'agents';
  /** Answers that count: for visitors all that were given, since silence is no objection; for agents those they judged. */
  readonly judged: number;
  /** Those of them that were said to be wrong. */
  readonly wrong: number;
}

/** Whether live judgements contradict the promised share of wrong answers. */
export interface Drift {
  readonly contradicted: boolean;
  /** Each side with its share of wrong answers and how strongly it speaks against the promise: 1 says nothing, 20 is an alarm. */
  readonly sides: readonly (Judgements & {
    readonly share: number;
    readonly evidence: number;
    readonly contradicts: boolean;
  })[];
}

/** How seldom a promise that holds is called broken, however often one looks: once in twenty services. */
const falseAlarm = 0.05;

/**
 * Tests the promise against counts that grow: the evidence is a mixture of likelihood ratios of larger shares against
 * the promised one, a test martingale, so that by Ville's inequality (1939) it may be looked at after every answer
 * without the false alarms adding up (Ramdas, Grünwald, Vovk and Shafer, "Game-theoretic statistics and safe
 * anytime-valid inference", Statistical Science 38, 2023). The sides share the allowed false alarm.
 */
export function driftOf(judgements: readonly Judgements[], target: number): Drift {
  const alarm = judgements.length / falseAlarm;
  const sides = judgements.map((side) => {
    const evidence = evidenceAgainst(target, side);
    const share = side.judged === 0 ? 0 : side.wrong / side.judged;
    return { ...side, share, evidence, contradicts: evidence >= alarm };
  });
  return { contradicted: sides.some(({ contradicts }) => contradicts), sides };
}

/** How many larger shares are tried, evenly up to three times the target. */
const alternatives = 20;

function evidenceAgainst(target: number, { judged, wrong }: Judgements): number {
  const right = judged - Math.min(wrong, judged);
  const largest = Math.max(Math.min(3 * target, 0.9), target + 0.01);
  const ratios = Array.from({ length: alternatives }, (_, at) => {
    const share = target + ((at + 1) / alternatives) * (largest - target);
    return Math.exp(wrong * Math.log(share / target) + right * Math.log((1 - share) / (1 - target)));
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / alternatives;
}
