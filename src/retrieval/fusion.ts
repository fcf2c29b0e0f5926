/** One list of scores with its share in a combination. */
export interface Share {
  readonly weight: number;
  readonly scores: ArrayLike<number>;
}

/**
 * Convex combination: each list is divided by its best score among the texts that count, then added by weight
 * (Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval"). A list without any
 * score leaves its share to the others. Texts that do not count are scored too, but set no measure.
 */
export function convex(shares: readonly Share[], counts: Uint8Array): Float64Array {
  const fused = new Float64Array(counts.length);
  const bests = shares.map(({ scores }) => best(scores, counts));
  const total = shares.reduce((sum, { weight }, at) => sum + ((bests[at] ?? 0) > 0 ? weight : 0), 0);
  shares.forEach(({ weight, scores }, at) => {
    const top = bests[at] ?? 0;
    if (top <= 0) return;
    const factor = weight / total / top;
    for (let text = 0; text < fused.length; text++) {
      fused[text] = (fused[text] ?? 0) + factor * (scores[text] ?? 0);
    }
  });
  return fused;
}

/** The best score among the texts that count, 0 when there is none. */
export function best(scores: ArrayLike<number>, counts: Uint8Array): number {
  let top = 0;
  for (let text = 0; text < counts.length; text++) {
    if (counts[text] === 1 && (scores[text] ?? 0) > top) top = scores[text] ?? 0;
  }
  return top;
}
