/**
 * A set of words as a double-array trie over UTF-16 units: three typed arrays, read from a file as they are.
 * Walk it with `step` from `root`; `isWord` tells whether the units walked so far are a word.
 */
export class WordTrie {
  readonly root = 1;
  readonly #codes: Uint16Array;
  readonly #base: Int32Array;
  readonly #check: Int32Array;
  readonly #ends: Uint8Array;

  private constructor(codes: Uint16Array, base: Int32Array, check: Int32Array, ends: Uint8Array) {
    this.#codes = codes;
    this.#base = base;
    this.#check = check;
    this.#ends = ends;
  }

  /** The node one unit further, 0 when no word goes on that way. */
  step(node: number, unit: number): number {
    const code = this.#codes[unit];
    if (!code) return 0;
    const next = (this.#base[node] ?? 0) + code;
    return this.#check[next] === node ? next : 0;
  }

  isWord(node: number): boolean {
    return this.#ends[node] === 1;
  }

  has(word: string): boolean {
    let node = this.root;
    for (let at = 0; at < word.length && node !== 0; at++) node = this.step(node, word.charCodeAt(at));
    return node !== 0 && this.isWord(node);
  }

  /** The trie of some words, in any order; empty ones are left out. */
  static from(words: Iterable<string>): WordTrie {
    return new Builder(words).build();
  }

  /** The bytes `read` takes. */
  bytes(): Uint8Array {
    const size = this.#base.length;
    const head = Int32Array.of(size);
    return Buffer.concat(
      [head, this.#base, this.#check, this.#codes, this.#ends].map((part) =>
        Buffer.from(part.buffer, part.byteOffset, part.byteLength),
      ),
    );
  }

  static read(bytes: Uint8Array): WordTrie {
    const { buffer } = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
    const from = bytes.byteOffset % 4 === 0 ? bytes.byteOffset : 0;
    const size = new Int32Array(buffer, from, 1)[0] ?? 0;
    const base = new Int32Array(buffer, from + 4, size);
    const check = new Int32Array(buffer, from + 4 + 4 * size, size);
    const codes = new Uint16Array(buffer, from + 4 + 8 * size, unitCount);
    const ends = new Uint8Array(buffer, from + 4 + 8 * size + 2 * unitCount, size);
    return new WordTrie(codes, base, check, ends);
  }

  /** For the builder alone. */
  static of(codes: Uint16Array, base: Int32Array, check: Int32Array, ends: Uint8Array): WordTrie {
    return new WordTrie(codes, base, check, ends);
  }
}

const unitCount = 0x10000;

interface Range {
  readonly node: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
}

class Builder {
  readonly #words: string[];
  readonly #codes = new Uint16Array(unitCount);
  #base = new Int32Array(0);
  #check = new Int32Array(0);
  #ends = new Uint8Array(0);
  /** No free cell lies before this one, or too few to look for. */
  #firstFree = 2;
  #used = 2;

  constructor(words: Iterable<string>) {
    // Sorted by units, so that the words with one beginning lie together.
    this.#words = [...new Set(words)].filter((word) => word !== '').sort((a, b) => (a < b ? -1 : 1));
  }

  build(): WordTrie {
    this.#numberUnits();
    this.#grow(this.#words.length * 4 + unitCount);
    this.#check[1] = 1;
    const ranges: Range[] = [{ node: 1, depth: 0, from: 0, to: this.#words.length }];
    for (let range = ranges.pop(); range; range = ranges.pop()) ranges.push(...this.#place(range));
    return WordTrie.of(
      this.#codes,
      this.#base.slice(0, this.#used),
      this.#check.slice(0, this.#used),
      this.#ends.slice(0, this.#used),
    );
  }

  /** Frequent units get small codes, which keeps the arrays dense. */
  #numberUnits(): void {
    const counts = new Uint32Array(unitCount);
    for (const word of this.#words) for (let at = 0; at < word.length; at++) counts[word.charCodeAt(at)]!++;
    const seen = [...counts.keys()].filter((unit) => counts[unit] !== 0);
    seen.sort((a, b) => counts[b]! - counts[a]!).forEach((unit, rank) => (this.#codes[unit] = rank + 1));
  }

  #place({ node, depth, from, to }: Range): Range[] {
    let start = from;
    if (start < to && this.#words[start]!.length === depth) {
      this.#ends[node] = 1;
      start++;
    }
    const children: { code: number; from: number; to: number }[] = [];
    for (let at = start; at < to;) {
      const unit = this.#words[at]!.charCodeAt(depth);
      let end = at + 1;
      while (end < to && this.#words[end]!.charCodeAt(depth) === unit) end++;
      children.push({ code: this.#codes[unit]!, from: at, to: end });
      at = end;
    }
    if (children.length === 0) return [];
    const base = this.#findBase(children.map(({ code }) => code));
    this.#base[node] = base;
    return children.map((child) => {
      this.#check[base + child.code] = node;
      return { node: base + child.code, depth: depth + 1, from: child.from, to: child.to };
    });
  }

  #findBase(codes: readonly number[]): number {
    const least = Math.min(...codes);
    const most = Math.max(...codes);
    let taken = 0;
    for (let cell = Math.max(this.#firstFree, least + 1); ; cell++) {
      const base = cell - least;
      if (base + most >= this.#check.length) this.#grow((base + most) * 2);
      if (this.#check[cell] !== 0) {
        taken++;
        continue;
      }
      if (!codes.every((code) => this.#check[base + code] === 0)) continue;
      if (taken > 0.95 * (cell - this.#firstFree)) this.#firstFree = cell;
      this.#used = Math.max(this.#used, base + most + 1);
      return base;
    }
  }

  #grow(size: number): void {
    if (size <= this.#check.length) return;
    const grown = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.#base = grown(this.#base, new Int32Array(size));
    this.#check = grown(this.#check, new Int32Array(size));
    this.#ends = grown(this.#ends, new Uint8Array(size));
  }
}
