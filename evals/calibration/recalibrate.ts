import { fitLogistic } from './logistic.ts';

/** A model's log-odds for an example it did not see, and whether the answer was right. */
export interface Scored {
  readonly logOdds: number;
  readonly right: boolean;
}

type Knots = [logOdds: number, share: number][];

/** With fewer examples a block of equals says less than the curve it is meant to bend. */
const leastForIsotonic = 400;
/** A share from fewer examples than this is drawn towards its neighbours by joining their blocks. */
const leastInBlock = 25;
const places = 13;

/**
 * Log-odds as shares that were right. A logistic curve (Platt 1999) where examples are few; where data allow, isotonic
 * regression (Zadrozny and Elkan 2002) with straight lines between the blocks, averaged with the curve.
 */
export function knotsFor(scored: readonly Scored[]): Knots {
  const curve = plattCurve(scored);
  const sorted = scored.map(({ logOdds }) => logOdds).sort((one, other) => one - other);
  const at = distinct(
    Array.from(
      { length: places },
      (_, place) => sorted[Math.round((place / (places - 1)) * (sorted.length - 1))] ?? 0,
    ),
  );
  const steps = scored.length < leastForIsotonic ? curve : isotonic(scored);
  return at.map((logOdds) => [logOdds, round((curve(logOdds) + steps(logOdds)) / 2)]);
}

/** One signal needs hardly any penalty, which would flatten the curve. */
const oneSignal = 0.1;

function plattCurve(scored: readonly Scored[]): (logOdds: number) => number {
  const rows = scored.map(({ logOdds, right }) => ({ signals: { logOdds }, right, weight: 1 }));
  const { intercept, weights } = fitLogistic(rows, { logOdds: 1 }, oneSignal);
  return (logOdds) => 1 / (1 + Math.exp(-(intercept + (weights.logOdds ?? 0) * logOdds)));
}

interface Block {
  readonly right: number;
  readonly size: number;
  readonly sum: number;
}

const shareOf = ({ right, size }: Block) => right / size;
const join = (one: Block, other: Block): Block => ({
  right: one.right + other.right,
  size: one.size + other.size,
  sum: one.sum + other.sum,
});

/** Pool adjacent violators (Ayer and others 1955) over blocks of a least size; the shares rise with the log-odds. */
function isotonic(scored: readonly Scored[]): (logOdds: number) => number {
  const blocks: Block[] = [];
  const sorted = [...scored].sort((one, other) => one.logOdds - other.logOdds);
  for (let from = 0; from < sorted.length; from += leastInBlock) {
    const part = sorted.slice(from, from + leastInBlock);
    blocks.push({
      right: part.filter(({ right }) => right).length,
      size: part.length,
      sum: part.reduce((sum, { logOdds }) => sum + logOdds, 0),
    });
    for (let last = blocks.length - 1; last > 0; last--) {
      const [before, after] = [blocks[last - 1], blocks[last]];
      if (!before || !after || shareOf(before) < shareOf(after)) break;
      blocks.splice(last - 1, 2, join(before, after));
    }
  }
  const points = blocks.map((block) => [block.sum / block.size, shareOf(block)] as const);
  return (logOdds) => {
    const after = points.findIndex(([at]) => logOdds < at);
    const [low, lowShare] = points[after < 0 ? points.length - 1 : Math.max(0, after - 1)] ?? [0, 0];
    const [high, highShare] = points[after < 0 ? points.length - 1 : after] ?? [0, 0];
    return high === low ? lowShare : lowShare + ((logOdds - low) / (high - low)) * (highShare - lowShare);
  };
}

function distinct(rising: readonly number[]): number[] {
  return rising.filter((value, at) => at === 0 || value > (rising[at - 1] ?? 0));
}

function round(value: number): number {
  return Math.round(Math.min(0.9999, Math.max(0.0001, value)) * 1e6) / 1e6;
}
