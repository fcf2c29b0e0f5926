import { createHash } from 'node:crypto';
import type { Release } from '../../knowledge/release.ts';
import type { PineconeTarget } from './pinecone-settings.ts';
import { recordCount, recordsOf } from './records.ts';
import type { VendorIndex, VendorRecord } from './vendor-index.ts';

/** Counts up when the form of the records changes: other records lie in another namespace. */
const recordForm = 1;

/** The vectors of a release's passages, for the modes that store some. */
export type PassageRows = { readonly rows: Float32Array; readonly dimensions: number } | undefined;

/** What a synchronisation works with. */
export interface SyncOptions {
  readonly target: PineconeTarget;
  readonly vendor: VendorIndex;
  readonly rows: PassageRows;
  readonly signal: AbortSignal;
  readonly progress: (stored: number, total: number) => void;
  /** Waits; injected by tests. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The namespace of a release: its number, then what its records are made from. */
export function namespaceOf({ manifest }: Release, { prefix, mode }: PineconeTarget): string {
  const made = [manifest.contentHash, manifest.indexSettings, manifest.embeddingModel, mode, recordForm];
  const print = createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 12);
  return `${prefix}.${String(manifest.number).padStart(6, '0')}.${print}`;
}

/** Batches stay under the vendor's 2 MB a request, whatever the records hold, and under its 1,000 records. */
const most = { records: 500, bytes: 1_500_000 } as const;
/** Waits for the count, which lags: a second, then twice as long each time, about four minutes in all. */
const looks = 8;

/**
 * Brings a release into its namespace: stores what is missing there, one batch after the other, waits until the count
 * matches, then removes the namespaces of releases before the last one. May be broken off and begun again, and may run in
 * several processes at once. Throws when the vendor does not play along.
 */
export async function synchronise(release: Release, options: SyncOptions): Promise<void> {
  const { target, vendor, signal } = options;
  const namespace = namespaceOf(release, target);
  const total = recordCount(release, target.mode);
  let count = await vendor.count(namespace);
  if (count !== total) {
    await store(release, namespace, total, options);
    for (let look = 0; look < looks && !signal.aborted; look++) {
      count = await vendor.count(namespace);
      if (count === total) break;
      await options.wait(1000 * 2 ** look);
    }
  }
  signal.throwIfAborted();
  if (count !== total) throw new Error(`Namespace ${namespace} has ${count} of ${total} records.`);
  options.progress(total, total);
  await cleanUp(namespace, target, vendor);
}

async function store(
  release: Release,
  namespace: string,
  total: number,
  { target, vendor, rows, signal, progress }: SyncOptions,
): Promise<void> {
  const there = await vendor.ids(namespace);
  let batch: VendorRecord[] = [];
  let bytes = 0;
  let stored = there.size;
  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    signal.throwIfAborted();
    await vendor.upsert(namespace, batch);
    stored += batch.length;
    batch = [];
    bytes = 0;
    progress(stored, total);
  };
  for (const record of recordsOf(release, target.mode, rows, (id) => !there.has(id))) {
    if (record === 'skipped') continue;
    const size = JSON.stringify(record).length;
    if (batch.length === most.records || bytes + size > most.bytes) await send();
    batch.push(record);
    bytes += size;
  }
  await send();
}

/** Keeps this namespace and the release before: another process may still answer from that. */
async function cleanUp(namespace: string, { prefix }: PineconeTarget, vendor: VendorIndex): Promise<void> {
  const names = (await vendor.namespaces(`${prefix}.`)).sort();
  const older = names.filter((name) => name < namespace);
  for (const name of older.slice(0, -1)) await vendor.removeNamespace(name);
}
