/**
 * A read-only map from text to text in two typed arrays: the lines `key TAB value LF` in UTF-8, and a hash table
 * of their places. A value is decoded when it is asked for, so 120,000 keys cost their bytes and no objects.
 */
export class TextTable {
  readonly #slots: Uint32Array;
  readonly #lines: Buffer;

  private constructor(slots: Uint32Array, lines: Buffer) {
    this.#slots = slots;
    this.#lines = lines;
  }

  get(key: string): string | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = hash(key) & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot] ?? 0;
      if (place === 0) return undefined;
      const line = this.#line(place - 1);
      if (line.startsWith(key) && line.charCodeAt(key.length) === tab) return line.slice(key.length + 1);
    }
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** The table of some entries; neither keys nor values may hold tabs or line feeds. */
  static from(entries: Iterable<readonly [key: string, value: string]>): TextTable {
    const list = [...entries];
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(list.length * 2 + 2)));
    const mask = slots.length - 1;
    const lines: Buffer[] = [];
    let place = 0;
    for (const [key, value] of list) {
      if (/[\t\n]/.test(key) || value.includes('\n'))
        throw new Error(`"${key}" cannot be a line of a table.`);
      let slot = hash(key) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
      const line = Buffer.from(`${key}\t${value}\n`);
      lines.push(line);
      place += line.length;
    }
    return new TextTable(slots, Buffer.concat(lines));
  }

  /** The bytes `read` takes. */
  bytes(): Uint8Array {
    const head = Uint32Array.of(this.#slots.length);
    const slots = Buffer.from(this.#slots.buffer, this.#slots.byteOffset, this.#slots.byteLength);
    return Buffer.concat([Buffer.from(head.buffer), slots, this.#lines]);
  }

  static read(bytes: Uint8Array): TextTable {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
    const size = new Uint32Array(aligned.buffer, aligned.byteOffset, 1)[0] ?? 0;
    const slots = new Uint32Array(aligned.buffer, aligned.byteOffset + 4, size);
    const from = 4 + 4 * size;
    const lines = Buffer.from(aligned.buffer, aligned.byteOffset + from, aligned.byteLength - from);
    return new TextTable(slots, lines);
  }

  #line(place: number): string {
    return this.#lines.toString('utf8', place, this.#lines.indexOf(lineFeed, place));
  }
}

const tab = 9;
const lineFeed = 10;

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
