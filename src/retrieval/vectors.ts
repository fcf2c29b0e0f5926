/** The vectors of all texts, row by row, each of length one; searched by looking at every one of them. */
export class Vectors {
  readonly #rows: Float32Array;
  readonly #dimensions: number;

  constructor(rows: Float32Array, dimensions: number) {
    if (dimensions < 1 || rows.length % dimensions !== 0) {
      throw new RangeError(`${rows.length} numbers are no rows of ${dimensions} dimensions.`);
    }
    this.#rows = rows;
    this.#dimensions = dimensions;
  }

  get size(): number {
    return this.#rows.length / this.#dimensions;
  }

  /** Cosine of a vector of length one with each text's, by the text's number. */
  cosines(question: Float32Array): Float64Array {
    const dimensions = this.#dimensions;
    if (question.length !== dimensions) {
      throw new RangeError(`The question has ${question.length} dimensions, the texts have ${dimensions}.`);
    }
    const cosines = new Float64Array(this.size);
    for (let text = 0, at = 0; text < cosines.length; text++) {
      let sum = 0;
      for (let dimension = 0; dimension < dimensions; dimension++, at++) {
        sum += (this.#rows[at] ?? 0) * (question[dimension] ?? 0);
      }
      cosines[text] = sum;
    }
    return cosines;
  }
}

/** How far each cosine lies from the mean towards the best: 0 at the mean and below, 1 at the best. */
export function aboveMean(cosines: Float64Array): Float64Array {
  let sum = 0;
  let best = -Infinity;
  for (const cosine of cosines) {
    sum += cosine;
    if (cosine > best) best = cosine;
  }
  const mean = sum / Math.max(1, cosines.length);
  const range = best - mean;
  return cosines.map((cosine) => (range > 0 ? Math.max(0, (cosine - mean) / range) : 0));
}
