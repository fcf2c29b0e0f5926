/** Upper ends of the classes that durations are counted in, inclusive; the last class has none. */
export const latencyEnds = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000] as const;
export const waitingEnds = [10, 20, 30, 60, 120, 300, 600, 1_800, 3_600].map((seconds) => seconds * 1_000);

/** The name of the class without an upper end. */
export const above = 'above';

/** How many durations lie in each class, by the class's upper end. */
export type Histogram = ReadonlyMap<string, number>;

/**
 * The duration that so many of all are not above, `share` from 0 to 1, in the unit of the ends: exact to the class and
 * evenly spread within it. Undefined where nothing was counted; the last end where it lies above all of them.
 */
export function quantile(histogram: Histogram, ends: readonly number[], share: number): number | undefined {
  const counts = [...ends.map((end) => histogram.get(String(end)) ?? 0), histogram.get(above) ?? 0];
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  let below = 0;
  for (const [place, count] of counts.entries()) {
    const end = ends[place];
    if (end === undefined) break;
    if (count > 0 && below + count >= share * all) {
      const start = place === 0 ? 0 : (ends[place - 1] ?? 0);
      return start + ((share * all - below) / count) * (end - start);
    }
    below += count;
  }
  return ends.at(-1);
}
