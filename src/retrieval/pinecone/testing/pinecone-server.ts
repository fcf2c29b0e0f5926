import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { VendorRecord, VendorQuery } from '../vendor-index.ts';
import { apiVersion, type Contract } from './contract.ts';
import { Namespace, type Filter } from './pinecone-store.ts';

/** The limits the vendor documents, as they stand in its guides (database limits, upsert, metadata, sparse values). */
export const documentedLimits = {
  requestBytes: 2 * 2 ** 20,
  records: 1000,
  metadataBytes: 40 * 1024,
  sparseValues: 1000,
  topK: 10_000,
  listPage: 100,
} as const;

export interface PineconeServerOptions {
  readonly contract?: Contract | undefined;
  readonly apiKey: string;
  /** `sparse`, or dense vectors of so many numbers by dot product, which may have sparse values beside them. */
  readonly holds: 'sparse' | number;
}

/** What the next requests meet with instead of an answer. */
export type Trouble = { readonly status: number; readonly retryAfter?: number } | { readonly silent: true };

/** A local stand-in for one Pinecone index, with the vendor's limits and its late sight of what was written. */
export interface PineconeServer {
  readonly host: string;
  /** Every request that was answered: method, path, status. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly status: number }[];
  /** What did not fit the vendor's description, on either side. */
  readonly faults: readonly string[];
  /** Writes are not seen until this is called, when it was set to wait. */
  lag(lagging: boolean): void;
  /** The next requests whose path begins so meet with trouble. */
  trouble(path: string, ...troubles: Trouble[]): void;
  namespaces(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
/** The vendor's form of an error (google.rpc.Status). */
const refused = (status: number, message: string): Answer => ({
  status,
  body: { code: status === 401 ? 16 : 3, message, details: [] },
});

export async function startPineconeServer(options: PineconeServerOptions): Promise<PineconeServer> {
  const index = new LocalIndex(options.holds);
  const requests: { method: string; path: string; status: number }[] = [];
  const faults: string[] = [];
  const troubles: { path: string; trouble: Trouble }[] = [];

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://local');
    const method = request.method ?? 'GET';
    const text = await bodyOf(request);
    const at = troubles.findIndex(({ path }) => url.pathname.startsWith(path));
    const [met] = at < 0 ? [] : troubles.splice(at, 1);
    if (met && 'silent' in met.trouble) return;
    const answer =
      met && 'status' in met.trouble ? troubled(met.trouble) : answerTo(method, url, text, request);
    requests.push({ method, path: url.pathname, status: answer.status });
    faults.push(...(options.contract?.response(method, url.pathname, answer.status, answer.body) ?? []));
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body));
  };
  const answerTo = (method: string, url: URL, text: string, { headers }: IncomingMessage): Answer => {
    if (headers['api-key'] !== options.apiKey) return refused(401, 'Invalid API Key');
    if (headers['x-pinecone-api-version'] !== apiVersion) return refused(400, `not version ${apiVersion}`);
    if (Buffer.byteLength(text) > documentedLimits.requestBytes)
      return refused(400, 'Request size exceeds 2 MB');
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const wrong = options.contract?.request(method, url.pathname, url.searchParams, body) ?? [];
    faults.push(...wrong);
    if (wrong.length > 0) return refused(400, wrong.join('; '));
    return index.answer(method, url, body);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    lag: (lagging) => {
      index.lag(lagging);
    },
    trouble: (path, ...next) => {
      troubles.push(...next.map((trouble) => ({ path, trouble })));
    },
    namespaces: () => index.counts(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function troubled({ status, retryAfter }: { status: number; retryAfter?: number }): Answer {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { ...refused(status, 'trouble'), headers };
}

/** The records of the index, as far as they can be seen yet. */
class LocalIndex {
  readonly #holds: 'sparse' | number;
  readonly #namespaces = new Map<string, Namespace>();
  readonly #unseen: { namespace: string; record: VendorRecord }[] = [];
  #lagging = false;

  constructor(holds: 'sparse' | number) {
    this.#holds = holds;
  }

  lag(lagging: boolean): void {
    this.#lagging = lagging;
    if (lagging) return;
    for (const { namespace, record } of this.#unseen.splice(0)) this.#namespace(namespace).put(record);
  }

  counts(): Map<string, number> {
    return new Map([...this.#namespaces].map(([name, { records }]) => [name, records.size]));
  }

  answer(method: string, { pathname, searchParams }: URL, body: unknown): Answer {
    switch (`${method} ${pathname}`) {
      case 'POST /vectors/upsert':
        return this.#upsert(body as { vectors: VendorRecord[]; namespace?: string });
      case 'POST /query':
        return this.#query(body as VendorQuery);
      case 'POST /describe_index_stats':
        return this.#stats();
      case 'GET /vectors/list':
        return this.#list(searchParams);
      case 'GET /namespaces':
        return this.#listNamespaces(searchParams);
    }
    const [, name] = /^\/namespaces\/([^/]+)$/.exec(pathname) ?? [];
    if (method === 'DELETE' && name !== undefined) {
      this.#namespaces.delete(decodeURIComponent(name));
      return ok({});
    }
    return refused(404, `no ${method} ${pathname} here`);
  }

  #upsert({ vectors, namespace = '' }: { vectors: VendorRecord[]; namespace?: string }): Answer {
    if (vectors.length > documentedLimits.records) return refused(400, 'more than 1000 records');
    for (const record of vectors) {
      const fault = this.#faultOf(record);
      if (fault !== undefined) return refused(400, `${record.id}: ${fault}`);
    }
    for (const record of vectors) {
      if (this.#lagging) this.#unseen.push({ namespace, record });
      else this.#namespace(namespace).put(record);
    }
    return ok({ upsertedCount: vectors.length });
  }

  #faultOf({ id, values, sparseValues, metadata }: VendorRecord): string | undefined {
    if (!/^[\x21-\x7e]{1,512}$/.test(id)) return 'the id is not visible ASCII of at most 512 characters';
    if (Buffer.byteLength(JSON.stringify(metadata)) > documentedLimits.metadataBytes)
      return 'metadata beyond 40 KB';
    const kinds = Object.values(metadata).map((value) => typeof value);
    if (kinds.some((kind) => !['string', 'number', 'boolean'].includes(kind)))
      return 'metadata of a kind that is not taken';
    if (this.#holds === 'sparse' && values !== undefined) return 'a sparse index takes no dense values';
    if (this.#holds !== 'sparse' && values?.length !== this.#holds)
      return `a dense vector of ${this.#holds} numbers is needed`;
    if (this.#holds === 'sparse' && sparseValues === undefined) return 'sparse values are needed';
    return sparseValues && sparseFault(sparseValues);
  }

  #query(query: VendorQuery): Answer {
    if (query.topK > documentedLimits.topK) return refused(400, 'topK beyond 10000');
    if (this.#holds === 'sparse' && query.vector !== undefined)
      return refused(400, 'a sparse index takes no dense query');
    if (this.#holds !== 'sparse' && query.vector?.length !== this.#holds)
      return refused(400, 'a dense vector is needed');
    const fault = query.sparseVector && sparseFault(query.sparseVector);
    if (fault !== undefined) return refused(400, fault);
    const found = this.#namespaces.get(query.namespace);
    const matches = found?.search(query, query.filter as Filter, query.topK) ?? [];
    return ok({ matches, namespace: query.namespace, usage: { readUnits: 1 } });
  }

  #stats(): Answer {
    const counts = [...this.counts()].map(([name, vectorCount]) => [name, { vectorCount }] as const);
    const total = counts.reduce((sum, [, { vectorCount }]) => sum + vectorCount, 0);
    return ok({
      namespaces: Object.fromEntries(counts),
      indexFullness: 0,
      totalVectorCount: total,
      ...(this.#holds === 'sparse'
        ? { vectorType: 'sparse' }
        : { vectorType: 'dense', dimension: this.#holds }),
      metric: 'dotproduct',
    });
  }

  #list(search: URLSearchParams): Answer {
    const namespace = search.get('namespace') ?? '';
    const ids = [...(this.#namespaces.get(namespace)?.records.keys() ?? [])].sort();
    const { items, next } = pageOf(ids, search);
    return ok({ vectors: items.map((id) => ({ id })), namespace, usage: { readUnits: 1 }, ...next });
  }

  #listNamespaces(search: URLSearchParams): Answer {
    const names = [...this.counts()].filter(([name]) => name.startsWith(search.get('prefix') ?? '')).sort();
    const { items, next } = pageOf(names, search);
    return ok({
      namespaces: items.map(([name, count]) => ({ name, record_count: count })),
      total_count: names.length,
      ...next,
    });
  }

  #namespace(name: string): Namespace {
    const known = this.#namespaces.get(name) ?? new Namespace();
    this.#namespaces.set(name, known);
    return known;
  }
}

function sparseFault({
  indices,
  values,
}: {
  indices: readonly number[];
  values: readonly number[];
}): string | undefined {
  if (indices.length !== values.length) return 'as many sparse indices as values are needed';
  if (indices.length === 0 || indices.length > documentedLimits.sparseValues)
    return 'from 1 to 1000 sparse values';
  if (new Set(indices).size !== indices.length) return 'a sparse index is there twice';
  if (indices.some((each) => !Number.isInteger(each) || each < 0 || each >= 2 ** 32))
    return 'sparse indices are unsigned, of 32 bits';
  return values.some((value) => !Number.isFinite(value) || value === 0)
    ? 'sparse values are finite and not 0'
    : undefined;
}

/** A page of a sorted list; the token is the place of the next one. */
function pageOf<Item>(items: readonly Item[], search: URLSearchParams) {
  const from = Number(search.get('paginationToken') ?? '0');
  const limit = Math.min(documentedLimits.listPage, Number(search.get('limit') ?? documentedLimits.listPage));
  const to = from + limit;
  return {
    items: items.slice(from, to),
    next: to < items.length ? { pagination: { next: String(to) } } : {},
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
