import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasVendorContract, readContract } from './contract.ts';
import { passes } from './pinecone-store.ts';
import { startPineconeServer, type PineconeServer } from './pinecone-server.ts';

if (!hasVendorContract) console.warn('Skipped: checks of the vendor’s description, which is absent here.');

let server: PineconeServer;
beforeEach(async () => {
  const contract = hasVendorContract ? readContract() : undefined;
  server = await startPineconeServer({ contract, apiKey: 'key', holds: 'sparse' });
});
afterEach(() => server.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.host + path, {
    method: 'POST',
    headers: { 'api-key': 'key', 'x-pinecone-api-version': '2026-04', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const record = (id: string, more: object = {}) => ({
  id,
  sparseValues: { indices: [1, 2], values: [0.5, 1] },
  metadata: { from: 20200101 },
  ...more,
});
const upsert = (...vectors: object[]) => post('/vectors/upsert', { vectors, namespace: 'n' });

test('finds by the dot product of sparse values, filtered by metadata', async () => {
  await upsert(
    record('a'),
    record('b', { sparseValues: { indices: [2], values: [3] } }),
    record('c', { metadata: { from: 20990101 } }),
  );
  const { body } = await post('/query', {
    namespace: 'n',
    topK: 5,
    sparseVector: { indices: [2], values: [2] },
    filter: { from: { $lte: 20260101 } },
  });
  expect(body.matches).toEqual([
    { id: 'b', score: 6 },
    { id: 'a', score: 2 },
  ]);
  expect(server.faults).toEqual([]);
});

describe('refuses what the vendor refuses', () => {
  test('a wrong key and another version', async () => {
    expect((await post('/describe_index_stats', {}, { 'api-key': 'other' })).status).toBe(401);
    expect((await post('/describe_index_stats', {}, { 'x-pinecone-api-version': '2024-07' })).status).toBe(
      400,
    );
  });

  test.each([
    ['an id that is not ASCII', record('灯塔')],
    ['a null in metadata', record('a', { metadata: { to: null } })],
    ['metadata beyond 40 KB', record('a', { metadata: { text: 'x'.repeat(41 * 1024) } })],
    ['dense values in a sparse index', record('a', { values: [1] })],
    ['no values', { id: 'a', metadata: {} }],
    ['an index twice', record('a', { sparseValues: { indices: [1, 1], values: [1, 1] } })],
    ['more values than indices', record('a', { sparseValues: { indices: [1], values: [1, 1] } })],
    ['a weight of 0', record('a', { sparseValues: { indices: [1], values: [0] } })],
    ['1,001 sparse values', record('a', { sparseValues: many(1001) })],
  ])('%s', async (_, one) => {
    expect((await upsert(one)).status).toBe(400);
    expect(server.namespaces().get('n')).toBeUndefined();
  });

  test('1,001 records, and a body beyond 2 MB', async () => {
    expect((await upsert(...Array.from({ length: 1001 }, (_, at) => record(String(at))))).status).toBe(400);
    const long = Array.from({ length: 60 }, (_, at) =>
      record(String(at), { metadata: { text: 'x'.repeat(39_000) } }),
    );
    expect((await upsert(...long)).status).toBe(400);
  });
});

test('pages of 100 ids, each with the way to the next', async () => {
  await upsert(...Array.from({ length: 250 }, (_, at) => record(`r${at}`)));
  const sizes: number[] = [];
  for (let token: string | undefined = '0'; token !== undefined;) {
    const response = await fetch(`${server.host}/vectors/list?namespace=n&paginationToken=${token}`, {
      headers: { 'api-key': 'key', 'x-pinecone-api-version': '2026-04' },
    });
    const page = (await response.json()) as { vectors: unknown[]; pagination?: { next: string } };
    sizes.push(page.vectors.length);
    token = page.pagination?.next;
  }
  expect(sizes).toEqual([100, 100, 50]);
});

test('shows what was written late, when it is told to', async () => {
  server.lag(true);
  await upsert(record('a'));
  expect(server.namespaces().size).toBe(0);
  server.lag(false);
  expect(server.namespaces().get('n')).toBe(1);
});

test('compares metadata as the vendor does', () => {
  expect(passes({ from: 1, place: '全国' }, { from: { $gte: 1, $lt: 2 }, place: { $in: ['全国'] } })).toBe(
    true,
  );
  expect(passes({ from: 1 }, { from: { $gt: 1 } })).toBe(false);
  expect(passes({}, { from: { $lte: 1 } })).toBe(false);
  expect(() => passes({ a: 1 }, { a: { $like: 1 } as never })).toThrow(RangeError);
});

describe.skipIf(!hasVendorContract)('the vendor’s description', () => {
  test('notices requests and answers that do not fit', () => {
    const contract = readContract();
    const none = new URLSearchParams();
    expect(contract.request('POST', '/vectors/upsert', none, { vectors: [record('a')] })).toEqual([]);
    expect(contract.request('POST', '/vectors/upsert', none, [record('a')])).not.toEqual([]);
    expect(contract.request('POST', '/query', none, { topK: 0 })).not.toEqual([]);
    expect(
      contract.request('GET', '/vectors/list', new URLSearchParams({ size: '1' }), undefined),
    ).not.toEqual([]);
    expect(contract.request('GET', '/nowhere', none, undefined)).not.toEqual([]);
    expect(contract.response('POST', '/query', 200, { matches: [{ score: 1 }] })).not.toEqual([]);
    expect(contract.response('POST', '/query', 302, {})).not.toEqual([]);
  });
});

function many(count: number) {
  return {
    indices: Array.from({ length: count }, (_, at) => at),
    values: Array.from({ length: count }, () => 1),
  };
}
