/** The places of a text that a find has taken, so that no other one overlaps it. As long as the text, however many finds. */
export class TakenPlaces {
  readonly #places: Uint8Array;

  constructor(length: number) {
    this.#places = new Uint8Array(length);
  }

  /** Whether none of the places from `start` to before `end` is taken. */
  isFree(start: number, end: number): boolean {
    return !this.#places.subarray(start, end).includes(1);
  }

  take(start: number, end: number): void {
    this.#places.fill(1, start, end);
  }
}
