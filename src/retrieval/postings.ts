import { packArrays, PackedReader } from './packed-arrays.ts';
import { TokenTable } from './token-table.ts';

/** A token of a text with how often it counts; most count once, glosses by their sense. */
export type WeightedToken = readonly [token: string, weight: number];

/** Weights are kept as multiples of this share of one, up to 255 of them. */
const grain = 1 / 8;
const most = 255;

/** Which texts hold a token, and how often: an inverted index in typed arrays. Texts are numbered from 0. */
export interface Postings {
  readonly tokens: TokenTable;
  /** Place of a token's first entry in `texts` and `counts`, by its number; one more than there are tokens. */
  readonly starts: Uint32Array;
  /** Numbers of the texts that hold the token, ascending. */
  readonly texts: Uint32Array;
  /** How often the text holds it, in steps of `step`. */
  readonly counts: Uint8Array;
  /** Sum of the counts of each text. */
  readonly lengths: Float32Array;
  readonly step: number;
}

/** Gathers texts one by one, in the order of their numbers. */
export class PostingsBuilder {
  readonly #entries = new Map<string, { texts: number[]; counts: number[] }>();
  readonly #lengths: number[] = [];
  readonly #step: number;

  /** `weighted`: counts are fractions. */
  constructor({ weighted = false }: { weighted?: boolean } = {}) {
    this.#step = weighted ? grain : 1;
  }

  /** The next text by its tokens; a token counts as often as it is named. */
  add(tokens: Iterable<string | WeightedToken>): void {
    const sums = new Map<string, number>();
    let length = 0;
    for (const each of tokens) {
      const [token, weight] = typeof each === 'string' ? ([each, 1] as const) : each;
      sums.set(token, (sums.get(token) ?? 0) + weight);
      length += weight;
    }
    for (const [token, sum] of sums) this.#note(token, sum);
    this.#lengths.push(length);
  }

  bytes(): Uint8Array {
    const sorted = [...this.#entries.keys()].sort();
    const starts = new Uint32Array(sorted.length + 1);
    sorted.forEach(
      (token, at) => (starts[at + 1] = (starts[at] ?? 0) + (this.#entries.get(token)?.texts.length ?? 0)),
    );
    const texts = new Uint32Array(starts[sorted.length] ?? 0);
    const counts = new Uint8Array(texts.length);
    sorted.forEach((token, at) => {
      const entry = this.#entries.get(token);
      if (entry === undefined) return;
      texts.set(entry.texts, starts[at]);
      counts.set(entry.counts, starts[at]);
    });
    const step = Float32Array.of(this.#step);
    const tokens = TokenTable.from(sorted).arrays();
    return packArrays([...tokens, starts, texts, counts, Float32Array.from(this.#lengths), step]);
  }

  #note(token: string, sum: number): void {
    let entry = this.#entries.get(token);
    if (entry === undefined) this.#entries.set(token, (entry = { texts: [], counts: [] }));
    entry.texts.push(this.#lengths.length);
    entry.counts.push(Math.max(1, Math.min(most, Math.round(sum / this.#step))));
  }
}

/** The postings that `PostingsBuilder.bytes` wrote, as views over the bytes. */
export function readPostings(bytes: Uint8Array): Postings {
  const reader = new PackedReader(bytes);
  const tokens = TokenTable.read(reader);
  const postings = { tokens, starts: reader.uint32(), texts: reader.uint32(), counts: reader.uint8() };
  return { ...postings, lengths: reader.float32(), step: reader.float32()[0] ?? 1 };
}
