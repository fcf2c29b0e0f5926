/** The cells of a double-array trie. */
export interface TrieCells {
  /** Number of each UTF-16 unit that occurs, from 1; 0 for the others. */
  readonly codes: Uint16Array;
  /** By node: where its children begin; a child lies at the base plus its unit's code. */
  readonly base: Int32Array;
  /** By cell: the node it is a child of, 0 when free. */
  readonly check: Int32Array;
  /** By node: 1 when a word ends there. */
  readonly ends: Uint8Array;
}

/** How many UTF-16 units there are. */
export const unitCount = 0x10000;
/** The node every word begins at. */
export const rootNode = 1;

/**
 * A set of words as a double-array trie over UTF-16 units: four typed arrays, read from a file as they are.
 * Walk it with `step` from `root`; `isWord` tells whether the units walked so far are a word.
 */
export class WordTrie {
  readonly root = rootNode;
  readonly #cells: TrieCells;

  constructor(cells: TrieCells) {
    this.#cells = cells;
  }

  /** The node one unit further, 0 when no word goes on that way. */
  step(node: number, unit: number): number {
    const { codes, base, check } = this.#cells;
    const code = codes[unit];
    if (!code) return 0;
    const next = (base[node] ?? 0) + code;
    return check[next] === node ? next : 0;
  }

  isWord(node: number): boolean {
    return this.#cells.ends[node] === 1;
  }

  has(word: string): boolean {
    let node = this.root;
    for (let at = 0; at < word.length && node !== 0; at++) node = this.step(node, word.charCodeAt(at));
    return node !== 0 && this.isWord(node);
  }

  /** The bytes `read` takes. */
  bytes(): Uint8Array {
    const { codes, base, check, ends } = this.#cells;
    return Buffer.concat(
      [Int32Array.of(base.length), base, check, codes, ends].map((part) =>
        Buffer.from(part.buffer, part.byteOffset, part.byteLength),
      ),
    );
  }

  /** The trie of some bytes, without a copy where they lie on a word boundary. */
  static read(bytes: Uint8Array): WordTrie {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
    const { buffer, byteOffset } = aligned;
    const size = new Int32Array(buffer, byteOffset, 1)[0] ?? 0;
    const codesAt = byteOffset + 4 + 8 * size;
    return new WordTrie({
      base: new Int32Array(buffer, byteOffset + 4, size),
      check: new Int32Array(buffer, byteOffset + 4 + 4 * size, size),
      codes: new Uint16Array(buffer, codesAt, unitCount),
      ends: new Uint8Array(buffer, codesAt + 2 * unitCount, size),
    });
  }
}
