/** The kinds of array a blob may hold, by their code in it. */
const kinds = [Uint8Array, Uint16Array, Uint32Array, Float32Array] as const;
export type PackedArray = Uint8Array | Uint16Array | Uint32Array | Float32Array;

const alignment = 8;
const aligned = (length: number) => Math.ceil(length / alignment) * alignment;

/**
 * Typed arrays in one run of bytes: their number, then kind and byte length of each, then the arrays, each on an
 * eight-byte border, in the little-endian order of all machines Node runs on.
 */
export function packArrays(arrays: readonly PackedArray[]): Uint8Array {
  const head = Uint32Array.of(arrays.length, ...arrays.flatMap((array) => [kindOf(array), array.byteLength]));
  const parts = [head, ...arrays];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + aligned(part.byteLength), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return bytes;
}

/** Hands out the arrays of `packArrays` one by one, as views over the bytes; a wrong kind is a RangeError. */
export class PackedReader {
  readonly #bytes: Uint8Array;
  readonly #head: Uint32Array;
  #next = 0;
  #at: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes.byteOffset % alignment === 0 ? bytes : Uint8Array.from(bytes);
    const count = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset, 1)[0] ?? 0;
    this.#head = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset + 4, 2 * count);
    this.#at = aligned(4 + 8 * count);
  }

  uint8(): Uint8Array {
    return new Uint8Array(...this.#place(0));
  }

  uint16(): Uint16Array {
    return new Uint16Array(...this.#place(1));
  }

  uint32(): Uint32Array {
    return new Uint32Array(...this.#place(2));
  }

  float32(): Float32Array {
    return new Float32Array(...this.#place(3));
  }

  #place(kind: number): [buffer: ArrayBufferLike, byteOffset: number, length: number] {
    const found = this.#head[2 * this.#next];
    const length = this.#head[2 * this.#next + 1];
    if (found !== kind || length === undefined) {
      throw new RangeError(`Array ${this.#next} of the blob is of kind ${found ?? 'none'}, not ${kind}.`);
    }
    const from = this.#bytes.byteOffset + this.#at;
    this.#next++;
    this.#at += aligned(length);
    return [this.#bytes.buffer, from, length / (kinds[kind]?.BYTES_PER_ELEMENT ?? 1)];
  }
}

function kindOf(array: PackedArray): number {
  return kinds.findIndex((kind) => array instanceof kind);
}
