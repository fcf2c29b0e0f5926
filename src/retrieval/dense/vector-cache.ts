import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqlite } from '../../platform/sqlite.ts';

/** Vectors made before, by the text as the model read it. What `put` returned from is there after a crash. */
export interface VectorCache {
  /** The vectors of those texts that have one. */
  get(texts: readonly string[]): Map<string, Float32Array>;
  put(vectors: ReadonlyMap<string, Float32Array>): void;
  /** Forgets all vectors but those of these texts. */
  keepOnly(texts: Iterable<string>): void;
  close(): void;
}

const schema = `
  CREATE TABLE IF NOT EXISTS vector (
    model TEXT NOT NULL, text_hash TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (model, text_hash)
  ) WITHOUT ROWID;
`;

/** The vectors of one model in a SQLite file, which is made where there is none. */
export function openVectorCache(path: string, model: string): VectorCache {
  mkdirSync(dirname(path), { recursive: true });
  const database = openSqlite(path);
  database.exec(schema);
  const select = database.prepare('SELECT bytes FROM vector WHERE model = ? AND text_hash = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO vector VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM vector WHERE model = ? AND text_hash = ?');
  const together = (work: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    get: (texts) => {
      const found = new Map<string, Float32Array>();
      for (const text of texts) {
        const row = select.get(model, hashOf(text));
        if (row) found.set(text, floats(row.bytes as Buffer));
      }
      return found;
    },
    put: (vectors) => {
      together(() => {
        for (const [text, { buffer, byteOffset, byteLength }] of vectors) {
          insert.run(model, hashOf(text), Buffer.from(buffer, byteOffset, byteLength));
        }
      });
    },
    keepOnly: (texts) => {
      const kept = new Set(Array.from(texts, hashOf));
      const hashes = database.prepare('SELECT text_hash FROM vector WHERE model = ?').all(model);
      together(() => {
        for (const { text_hash: hash } of hashes) {
          if (!kept.has(String(hash))) remove.run(model, hash);
        }
      });
    },
    close: () => {
      database.close();
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A copy that starts its own buffer, as an array of floats needs. */
function floats(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
