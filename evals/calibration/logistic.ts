/** One row: signals by name, whether the answer was right, and how much the row counts. */
export interface Row {
  readonly signals: Readonly<Record<string, number>>;
  readonly right: boolean;
  readonly weight: number;
}

/** Weights of a logistic model on the log-odds scale, by signal. */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Which way a signal may speak: `1` only for an answer, `-1` only against it, `0` either way. */
export type Sign = 1 | 0 | -1;

/** Strength of the ridge penalty per standardised weight; keeps signals that say the same from cancelling out. */
const manySignals = 10;
const steps = 30;
/** Keeps the matrix regular where the rows leave it singular. */
const tiny = 1e-9;

/**
 * Fits a logistic regression with a ridge penalty. A signal whose weight comes out against its sign is left out and the
 * rest is fitted again, the worst first, until every weight means what the signal means.
 */
export function fitLogistic(
  rows: readonly Row[],
  signs: Readonly<Record<string, Sign>>,
  ridge = manySignals,
): LogisticModel {
  let names = Object.keys(signs).filter((name) => rows.some(({ signals }) => (signals[name] ?? 0) !== 0));
  for (;;) {
    const { model, standardised } = fitFreely(rows, names, ridge);
    const wrong = names
      .map((name, at) => ({ name, against: -(signs[name] ?? 0) * (standardised[at] ?? 0) }))
      .filter(({ against }) => against > 0)
      .sort((one, other) => other.against - one.against)[0];
    if (!wrong) return model;
    names = names.filter((name) => name !== wrong.name);
  }
}

/**
 * Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman, "The Elements of Statistical
 * Learning", section 4.4.1). Signals are standardised inside; the model comes back on their own scales.
 */
function fitFreely(
  rows: readonly Row[],
  names: readonly string[],
  ridge: number,
): { model: LogisticModel; standardised: readonly number[] } {
  const { means, scales } = standards(rows, names);
  const table = rows.map(({ signals }) => [
    1,
    ...names.map((name, at) => ((signals[name] ?? 0) - (means[at] ?? 0)) / (scales[at] ?? 1)),
  ]);
  let beta = new Array<number>(names.length + 1).fill(0);
  for (let step = 0; step < steps; step++) {
    const change = newtonStep(table, rows, beta, ridge);
    beta = beta.map((value, at) => value + (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  const [constant = 0, ...standardised] = beta;
  const weights = standardised.map((value, at) => value / (scales[at] ?? 1));
  const intercept = constant - weights.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0);
  const named = Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
  return { model: { intercept, weights: named }, standardised };
}

function standards(rows: readonly Row[], names: readonly string[]): { means: number[]; scales: number[] } {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const average = (valueOf: (row: Row) => number) =>
    rows.reduce((sum, row) => sum + row.weight * valueOf(row), 0) / total;
  const means = names.map((name) => average(({ signals }) => signals[name] ?? 0));
  const scales = names.map((name, at) => {
    const variance = average(({ signals }) => ((signals[name] ?? 0) - (means[at] ?? 0)) ** 2);
    return Math.sqrt(variance) || 1;
  });
  return { means, scales };
}

function newtonStep(
  table: readonly (readonly number[])[],
  rows: readonly Row[],
  beta: readonly number[],
  ridge: number,
): number[] {
  const size = beta.length;
  const gradient = Float64Array.from(beta, (value, at) => (at === 0 ? 0 : -ridge * value));
  const hessian = beta.map((_, at) =>
    Float64Array.from(beta, (__, other) => (at !== other ? 0 : at > 0 ? ridge : tiny)),
  );
  table.forEach((row, number) => {
    const { right, weight } = rows[number] ?? { right: false, weight: 0 };
    const guess = 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (beta[at] ?? 0), 0)));
    const curve = weight * Math.max(guess * (1 - guess), tiny);
    for (let at = 0; at < size; at++) {
      const value = row[at] ?? 0;
      const line = hessian[at];
      gradient[at] = (gradient[at] ?? 0) + weight * ((right ? 1 : 0) - guess) * value;
      if (!line || value === 0) continue;
      for (let other = 0; other < size; other++)
        line[other] = (line[other] ?? 0) + curve * value * (row[other] ?? 0);
    }
  });
  return solve(hessian, gradient);
}

/** Gaussian elimination with partial pivoting; the ridge keeps the matrix regular. */
function solve(matrix: readonly Float64Array[], vector: Float64Array): number[] {
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
