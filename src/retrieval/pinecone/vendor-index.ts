import { Pinecone, type Index } from '@pinecone-database/pinecone';
import { retryingFetch, type RetryOptions } from '../../models/endpoint/retrying-fetch.ts';
import type { PineconeTarget } from './pinecone-settings.ts';

/** A sparse vector: numbers of words and their weights, as many of one as of the other. */
export interface SparseVector {
  readonly indices: number[];
  readonly values: number[];
}

/** One record as it is stored. Metadata holds no null (the vendor refuses it). */
export interface VendorRecord {
  readonly id: string;
  readonly values?: number[];
  readonly sparseValues?: SparseVector;
  readonly metadata: Record<string, string | number | boolean>;
}

/** What candidates are asked by. */
export interface VendorQuery {
  readonly namespace: string;
  readonly topK: number;
  readonly filter: object;
  readonly vector?: number[];
  readonly sparseVector?: SparseVector;
}

/** What is used of a Pinecone index. Every call ends in bounded time, or throws. */
export interface VendorIndex {
  upsert(namespace: string, records: VendorRecord[]): Promise<void>;
  /** Ids, best first. */
  query(query: VendorQuery): Promise<string[]>;
  /** How many records a namespace has; may lag behind what was written. */
  count(namespace: string): Promise<number>;
  /** Ids of all records of a namespace. */
  ids(namespace: string): Promise<Set<string>>;
  /** Names of the namespaces that begin so. */
  namespaces(prefix: string): Promise<string[]>;
  removeNamespace(namespace: string): Promise<void>;
}

const patience: RetryOptions = { attempts: 6, timeoutMs: 30_000 };
const page = 100;

/** The vendor's client for a target: questions are asked once and in time, uploads wait for the service's limits. */
export function openVendorIndex(target: PineconeTarget, retries: Partial<RetryOptions> = {}): VendorIndex {
  const patient = clientFor(target, { ...patience, ...retries });
  const prompt = clientFor(target, { ...retries, attempts: 1, timeoutMs: target.timeoutMs });
  return {
    upsert: async (namespace, records) => {
      await patient.upsert({ records: records.map((record) => ({ ...record })), namespace });
    },
    query: async ({ vector, sparseVector, ...shared }) => {
      // A query of a sparse index has no dense vector; the client's type wants one.
      const options = { ...shared, ...(vector && { vector }), ...(sparseVector && { sparseVector }) };
      const { matches } = await prompt.query(options as Parameters<Index['query']>[0]);
      return matches.map(({ id }) => id);
    },
    count: async (namespace) => {
      const { namespaces } = await patient.describeIndexStats();
      return namespaces?.[namespace]?.recordCount ?? 0;
    },
    ids: async (namespace) => {
      const found = new Set<string>();
      let token: string | undefined;
      do {
        const { vectors, pagination } = await patient.listPaginated({
          namespace,
          limit: page,
          ...(token !== undefined && { paginationToken: token }),
        });
        for (const { id } of vectors ?? []) if (id !== undefined) found.add(id);
        token = pagination?.next;
      } while (token !== undefined && token !== '');
      return found;
    },
    namespaces: async (prefix) => {
      const names: string[] = [];
      let token: string | undefined;
      do {
        const { namespaces, pagination } = await patient.listNamespaces({
          prefix,
          limit: page,
          ...(token !== undefined && { paginationToken: token }),
        });
        names.push(...(namespaces ?? []).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : [])));
        token = pagination?.next;
      } while (token !== undefined && token !== '');
      return names;
    },
    removeNamespace: async (namespace) => {
      await patient.deleteNamespace(namespace);
    },
  };
}

function clientFor({ apiKey, host }: PineconeTarget, retries: RetryOptions): Index {
  const client = new Pinecone({ apiKey, maxRetries: 0, fetchApi: retryingFetch(retries) });
  return client.index({ host });
}
