/** One example: signals by name, whether it was right, and how much it counts. */
export interface Example {
  readonly signals: Readonly<Record<string, number>>;
  readonly right: boolean;
  readonly weight: number;
}

/** Weights of a logistic model on the log-odds scale, by signal. */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Strength of the ridge penalty per standardised weight; keeps signals that say the same from cancelling out. */
const ridge = 2;
const steps = 50;
/** Keeps the matrix regular where the examples leave it singular. */
const tiny = 1e-9;

/**
 * Fits a logistic regression with a ridge penalty by Newton's method (iteratively reweighted least squares; Hastie,
 * Tibshirani and Friedman, "The Elements of Statistical Learning", section 4.4.1). Signals are standardised inside,
 * the model comes back on their own scales. A signal that an example lacks counts as 0.
 */
export function fitLogistic(examples: readonly Example[], names: readonly string[]): LogisticModel {
  const { means, scales } = standards(examples, names);
  const rows = examples.map(({ signals }) => [
    1,
    ...names.map((name, at) => ((signals[name] ?? 0) - (means[at] ?? 0)) / (scales[at] ?? 1)),
  ]);
  let beta = new Array<number>(names.length + 1).fill(0);
  for (let step = 0; step < steps; step++) {
    const change = newtonStep(rows, examples, beta);
    beta = beta.map((value, at) => value + (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  const weights = names.map((_, at) => (beta[at + 1] ?? 0) / (scales[at] ?? 1));
  const intercept = (beta[0] ?? 0) - weights.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0);
  return { intercept, weights: Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0])) };
}

/** The probability a model gives to an example. */
export function probability({ intercept, weights }: LogisticModel, signals: Example['signals']): number {
  const linear = Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + weight * (signals[name] ?? 0),
    intercept,
  );
  return 1 / (1 + Math.exp(-linear));
}

function standards(
  examples: readonly Example[],
  names: readonly string[],
): { means: number[]; scales: number[] } {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const means = names.map(
    (name) => examples.reduce((sum, { signals, weight }) => sum + weight * (signals[name] ?? 0), 0) / total,
  );
  const scales = names.map((name, at) => {
    const variance =
      examples.reduce(
        (sum, { signals, weight }) => sum + weight * ((signals[name] ?? 0) - (means[at] ?? 0)) ** 2,
        0,
      ) / total;
    return Math.sqrt(variance) || 1;
  });
  return { means, scales };
}

function newtonStep(
  rows: readonly number[][],
  examples: readonly Example[],
  beta: readonly number[],
): number[] {
  const size = beta.length;
  const gradient = beta.map((value, at) => (at === 0 ? 0 : -ridge * value));
  const hessian: number[][] = beta.map((_, at) =>
    beta.map((__, other) => (at !== other ? 0 : at > 0 ? ridge : tiny)),
  );
  rows.forEach((row, number) => {
    const { right, weight } = examples[number] ?? { right: false, weight: 0 };
    const guess = 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (beta[at] ?? 0), 0)));
    const curve = weight * Math.max(guess * (1 - guess), tiny);
    for (let at = 0; at < size; at++) {
      const value = row[at] ?? 0;
      gradient[at] = (gradient[at] ?? 0) + weight * ((right ? 1 : 0) - guess) * value;
      const line = hessian[at] ?? [];
      for (let other = 0; other < size; other++)
        line[other] = (line[other] ?? 0) + curve * value * (row[other] ?? 0);
    }
  });
  return solve(hessian, gradient);
}

/** Gaussian elimination with partial pivoting; the ridge keeps the matrix regular. */
function solve(matrix: number[][], vector: number[]): number[] {
  const size = vector.length;
  const rows = matrix.map((row, at) => [...row, vector[at] ?? 0]);
  for (let column = 0; column < size; column++) {
    const pivot = rows.reduce(
      (best, row, at) =>
        at >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? at : best,
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const head = rows[column] ?? [];
    for (let at = column + 1; at < size; at++) {
      const row = rows[at] ?? [];
      const factor = (row[column] ?? 0) / (head[column] ?? 1);
      for (let cell = column; cell <= size; cell++) row[cell] = (row[cell] ?? 0) - factor * (head[cell] ?? 0);
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at] ?? [];
    const known = result.reduce((sum, value, cell) => (cell > at ? sum + value * (row[cell] ?? 0) : sum), 0);
    result[at] = ((row[size] ?? 0) - known) / (row[at] ?? 1);
  }
  return result;
}
