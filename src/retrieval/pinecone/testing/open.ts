import type { Release } from '../../../knowledge/release.ts';
import { openIndex, type ReleaseScorer } from '../../built-in-index.ts';
import type { DenseSearch } from '../../dense/question-cosines.ts';
import { synchronise, type SyncOptions } from '../namespace-sync.ts';
import { pineconeIndex, type PineconeIndex } from '../pinecone-index.ts';
import type { PineconeTarget } from '../pinecone-settings.ts';
import { openVendorIndex } from '../vendor-index.ts';
import { hasVendorContract, readContract, vendorContract } from './contract.ts';
import { startPineconeServer, type PineconeServer } from './pinecone-server.ts';

if (!hasVendorContract)
  console.warn(`Not checked against the vendor's description: ${vendorContract} is absent.`);
const contract = hasVendorContract ? readContract() : undefined;

/** A local server and what leads to it. */
export async function localPinecone(
  changes: Partial<PineconeTarget> & { readonly holds?: 'sparse' | number } = {},
): Promise<{ server: PineconeServer; target: PineconeTarget }> {
  const { holds = 'sparse', ...rest } = changes;
  const server = await startPineconeServer({ contract, apiKey: 'key', holds });
  const target = {
    apiKey: 'key',
    host: server.host,
    prefix: 'test',
    mode: 'sparse',
    timeoutMs: 5_000,
    ...rest,
  } as const;
  return { server, target };
}

/** Retries that lose no time. */
export const atOnce = { wait: () => Promise.resolve() };

/** Stores a release at a target, as the product does it. */
export async function store(
  release: Release,
  target: PineconeTarget,
  changes: Partial<SyncOptions> = {},
): Promise<void> {
  await synchronise(release, {
    target,
    vendor: openVendorIndex(target, atOnce),
    rows: undefined,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...atOnce,
    ...changes,
  });
}

/** The index over a release that is stored. */
export function searchStored(
  release: Release,
  target: PineconeTarget,
  changes: {
    readonly dense?: DenseSearch;
    readonly isComplete?: () => boolean;
    readonly scorer?: ReleaseScorer;
  } = {},
): PineconeIndex {
  const { dense, isComplete = () => true, scorer = openIndex(release, dense) } = changes;
  return pineconeIndex(release, scorer, { target, vendor: openVendorIndex(target, atOnce), isComplete });
}
