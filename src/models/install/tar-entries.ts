import type { Readable } from 'node:stream';

/** A file of an archive. */
export interface TarEntry {
  readonly path: string;
  readonly bytes: Buffer;
}

const block = 512;
const padded = (size: number) => Math.ceil(size / block) * block;

/**
 * The wanted files of a tar archive (POSIX.1-1988 ustar, as npm packs), one after the other; the rest goes by without
 * being kept. Throws when the archive ends within a file.
 */
export async function* tarEntries(
  archive: Readable,
  wanted: (path: string) => boolean,
): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(archive);
  for (;;) {
    const header = await reader.take(block, true);
    if (header === undefined || header.length < block || header.every((byte) => byte === 0)) return;
    const path = pathOf(header);
    const size = sizeOf(header, path);
    const kept = isFile(header) && wanted(path);
    const bytes = await reader.take(padded(size), kept);
    if (bytes === undefined) throw new Error(`The archive ends within ${path}.`);
    if (kept) yield { path, bytes: bytes.subarray(0, size) };
  }
}

function pathOf(header: Buffer): string {
  const name = textAt(header, 0, 100);
  const prefix = textAt(header, 345, 155);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function sizeOf(header: Buffer, path: string): number {
  const size = parseInt(textAt(header, 124, 12).trim() || '0', 8);
  if (Number.isSafeInteger(size) && size >= 0) return size;
  throw new Error(`The archive gives ${path} no size.`);
}

function isFile(header: Buffer): boolean {
  const kind = textAt(header, 156, 1);
  return kind === '0' || kind === '';
}

function textAt(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}

/** Takes a stream apart in pieces of the wanted length. */
class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** The next bytes, empty unless `keep`; undefined when the stream ends before. */
  async take(length: number, keep: boolean): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) return undefined;
        this.#rest = next.value;
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      if (keep) parts.push(part);
    }
    return Buffer.concat(parts);
  }
}
