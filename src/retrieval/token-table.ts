import type { PackedReader } from './packed-arrays.ts';

/** The distinct tokens of an index in two typed arrays, found by binary search; a token's number is its place. */
export class TokenTable {
  readonly #units: Uint16Array;
  readonly #starts: Uint32Array;

  private constructor(units: Uint16Array, starts: Uint32Array) {
    this.#units = units;
    this.#starts = starts;
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  /** The number of a token, or -1 for one that is not in the table. */
  find(token: string): number {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, token);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** The token with this number. */
  at(number: number): string {
    return String.fromCharCode(...this.#units.subarray(this.#starts[number], this.#starts[number + 1]));
  }

  arrays(): [Uint16Array, Uint32Array] {
    return [this.#units, this.#starts];
  }

  /** The table of distinct tokens that are sorted by UTF-16 units, as `Array.sort` sorts. */
  static from(sorted: readonly string[]): TokenTable {
    const starts = new Uint32Array(sorted.length + 1);
    sorted.forEach((token, number) => (starts[number + 1] = (starts[number] ?? 0) + token.length));
    const units = new Uint16Array(starts[sorted.length] ?? 0);
    let at = 0;
    for (const token of sorted)
      for (let unit = 0; unit < token.length; unit++) units[at++] = token.charCodeAt(unit);
    return new TokenTable(units, starts);
  }

  static read(reader: PackedReader): TokenTable {
    return new TokenTable(reader.uint16(), reader.uint32());
  }

  #compare(number: number, token: string): number {
    const start = this.#starts[number] ?? 0;
    const length = (this.#starts[number + 1] ?? 0) - start;
    const shared = Math.min(length, token.length);
    for (let at = 0; at < shared; at++) {
      const difference = (this.#units[start + at] ?? 0) - token.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - token.length;
  }
}
