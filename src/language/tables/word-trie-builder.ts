import { rootNode, unitCount, WordTrie } from './word-trie.ts';

/** The trie of some words, in any order; empty ones are left out. */
export function buildWordTrie(words: Iterable<string>): WordTrie {
  return new Builder(words).build();
}

/** The words with one beginning of `depth` units, as a part of the sorted list. */
interface Range {
  readonly node: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
}

class Builder {
  readonly #words: readonly string[];
  readonly #codes: Uint16Array;
  #base = new Int32Array(0);
  #check = new Int32Array(0);
  #ends = new Uint8Array(0);
  /** No free cell lies before this one, or too few to look for. */
  #firstFree = rootNode + 1;
  #used = rootNode + 1;

  constructor(words: Iterable<string>) {
    // Sorted by units, so that the words with one beginning lie together.
    this.#words = [...new Set(words)].filter((word) => word !== '').sort((a, b) => (a < b ? -1 : 1));
    this.#codes = unitCodes(this.#words);
  }

  build(): WordTrie {
    this.#grow(this.#words.length * 4 + unitCount);
    this.#check[rootNode] = rootNode;
    const ranges: Range[] = [{ node: rootNode, depth: 0, from: 0, to: this.#words.length }];
    for (let range = ranges.pop(); range; range = ranges.pop()) ranges.push(...this.#place(range));
    return new WordTrie({
      codes: this.#codes,
      base: this.#base.slice(0, this.#used),
      check: this.#check.slice(0, this.#used),
      ends: this.#ends.slice(0, this.#used),
    });
  }

  /** Gives the children of a node their cells, and answers their ranges. */
  #place({ node, depth, from, to }: Range): Range[] {
    // Sorted, the beginning itself comes before the words that go on from it.
    const isWord = this.#words[from]?.length === depth;
    if (isWord) this.#ends[node] = 1;
    const children = this.#children(depth, isWord ? from + 1 : from, to);
    if (children.length === 0) return [];
    const base = this.#findBase(children.map(({ code }) => code));
    this.#base[node] = base;
    for (const { code } of children) this.#check[base + code] = node;
    return children.map((child) => ({
      node: base + child.code,
      depth: depth + 1,
      from: child.from,
      to: child.to,
    }));
  }

  #children(depth: number, from: number, to: number): { code: number; from: number; to: number }[] {
    const children = [];
    for (let at = from; at < to;) {
      const code = this.#codeAt(at, depth);
      let end = at + 1;
      while (end < to && this.#codeAt(end, depth) === code) end++;
      children.push({ code, from: at, to: end });
      at = end;
    }
    return children;
  }

  #codeAt(word: number, depth: number): number {
    return this.#codes[this.#words[word]?.charCodeAt(depth) ?? 0] ?? 0;
  }

  /** The first base where all the codes fall on free cells. */
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
    this.#base = copied(this.#base, new Int32Array(size));
    this.#check = copied(this.#check, new Int32Array(size));
    this.#ends = copied(this.#ends, new Uint8Array(size));
  }
}

/** Frequent units get small codes, which keeps the arrays dense. */
function unitCodes(words: readonly string[]): Uint16Array {
  const counts = new Map<number, number>();
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
  }
  const codes = new Uint16Array(unitCount);
  [...counts].sort((a, b) => b[1] - a[1]).forEach(([unit], rank) => (codes[unit] = rank + 1));
  return codes;
}

function copied<Numbers extends Int32Array | Uint8Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
