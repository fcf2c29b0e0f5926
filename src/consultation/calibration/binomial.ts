/** The chance of at most `most` successes in `trials` independent trials that succeed with `share` each. */
export function binomialAtMost(most: number, trials: number, share: number): number {
  if (most >= trials || share <= 0) return 1;
  if (most < 0 || share >= 1) return 0;
  let term = trials * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let successes = 1; successes <= most; successes++) {
    term += Math.log((trials - successes + 1) / successes) + Math.log(share / (1 - share));
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/** The chance of `least` successes or more. */
export function binomialAtLeast(least: number, trials: number, share: number): number {
  return 1 - binomialAtMost(least - 1, trials, share);
}

/**
 * The one-sided upper bound of Clopper and Pearson (Biometrika 26, 1934) on a share of which `successes` in `trials`
 * were seen: the true share lies above it with a chance of at most `risk`.
 */
export function upperBound(successes: number, trials: number, risk: number): number {
  if (trials === 0 || successes >= trials) return 1;
  return bisect((share) => binomialAtMost(successes, trials, share) > risk);
}

/** The one-sided lower bound of Clopper and Pearson: the true share lies below it with a chance of at most `risk`. */
export function lowerBound(successes: number, trials: number, risk: number): number {
  if (trials === 0 || successes <= 0) return 0;
  return bisect((share) => binomialAtLeast(successes, trials, share) < risk);
}

/** The share up to which something holds that holds for the small ones. */
function bisect(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
