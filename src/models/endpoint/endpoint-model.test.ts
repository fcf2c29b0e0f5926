import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEmbeddingSettings } from '../embedding-settings.ts';
import { openEndpointModel } from './endpoint-model.ts';
import { retryAfter } from './retrying-fetch.ts';

interface Asked {
  readonly model: string;
  readonly input: string | string[];
  readonly dimensions?: number;
  readonly key: string | undefined;
}
type Trouble = { readonly status: number; readonly retryAfter?: string } | 'silent' | 'cut';

let server: Server;
let asked: Asked[];
let troubles: Trouble[];
beforeEach(async () => {
  asked = [];
  troubles = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const trouble = troubles.shift();
      if (trouble === 'silent') return;
      if (trouble === 'cut') {
        response.writeHead(200, { 'content-length': '1000' }).write('{');
        response.destroy();
        return;
      }
      if (trouble !== undefined) {
        const headers = trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter };
        response.writeHead(trouble.status, headers).end('{"error":{"message":"later"}}');
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Omit<Asked, 'key'>;
      asked.push({ ...body, key: request.headers.authorization });
      const texts = [body.input].flat();
      const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: [text.length, 1] }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          object: 'list',
          data,
          model: body.model,
          usage: { prompt_tokens: 1, total_tokens: 1 },
        }),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function model(changes: Record<string, string> = {}, waits: number[] = []) {
  const settings = readEmbeddingSettings({
    EMBEDDING_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    EMBEDDING_MODEL: 'some-model',
    EMBEDDING_INSIDE: 'true',
    EMBEDDING_TIMEOUT_MS: '200',
    EMBEDDING_BATCH: '2',
    ...changes,
  });
  const wait = (milliseconds: number) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  return openEndpointModel(settings, { wait, random: () => 0.5 });
}

test('asks by LangChain’s interface, in batches, with key, model, length and prefixes', async () => {
  const endpoint = model({
    EMBEDDING_API_KEY: 'secret',
    EMBEDDING_DIMENSIONS: '64',
    EMBEDDING_QUERY_PREFIX: 'query: ',
  });
  expect(await endpoint.embeddings.embedDocuments(['a', 'bb', 'ccc'])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(await endpoint.embeddings.embedQuery(endpoint.prepareQuery('d'))).toEqual([8, 1]);
  expect(asked.map(({ input }) => input)).toEqual([['a', 'bb'], ['ccc'], 'query: d']);
  expect(asked[0]).toMatchObject({ model: 'some-model', dimensions: 64, key: 'Bearer secret' });
  expect(endpoint.id).toBe('endpoint:some-model|64|query: ');
});

describe('passages wait for the service', () => {
  test('as long as it says, then twice as long each time', async () => {
    const waits: number[] = [];
    troubles.push({ status: 429, retryAfter: '3' }, { status: 503 }, 'cut');
    await model({}, waits).embeddings.embedDocuments(['a']);
    expect(waits.slice(0, 2)).toEqual([3_000, 1_000]);
    expect(asked).toHaveLength(1);
  });

  test('but not for ever', async () => {
    const waits: number[] = [];
    troubles.push(...Array.from({ length: 6 }, () => ({ status: 503 })));
    await expect(model({}, waits).embeddings.embedDocuments(['a'])).rejects.toThrow();
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  test('and not at all where waiting does not help', async () => {
    troubles.push({ status: 401 });
    await expect(model().embeddings.embedDocuments(['a'])).rejects.toThrow();
    expect(asked).toHaveLength(0);
  });
});

test.each(['silent', 'cut', { status: 429, retryAfter: '1' }] as const)(
  'a question is asked once: %j is an error in time',
  async (trouble) => {
    const waits: number[] = [];
    troubles.push(trouble);
    await expect(model({}, waits).embeddings.embedQuery('a')).rejects.toThrow();
    expect(waits).toEqual([]);
  },
);

test('reads Retry-After in seconds and as a date, at most a minute', () => {
  const after = (value: string) => retryAfter(new Headers({ 'retry-after': value }), Date.UTC(2026, 0, 1));
  expect(after('2')).toBe(2_000);
  expect(after('3600')).toBe(60_000);
  expect(after('Thu, 01 Jan 2026 00:00:05 GMT')).toBe(5_000);
  expect(after('soon')).toBeUndefined();
  expect(retryAfter(new Headers())).toBeUndefined();
});

describe('settings', () => {
  test.each<[Record<string, string>, RegExp]>([
    [
      { EMBEDDING_BASE_URL: 'http://models.example/v1', EMBEDDING_MODEL: 'm' },
      /EMBEDDING_BASE_URL.*OUTSIDE_PROCESSING=agreed/,
    ],
    [
      { EMBEDDING_BASE_URL: 'http://models.example/v1', EMBEDDING_INSIDE: 'true' },
      /EMBEDDING_MODEL: is needed/,
    ],
    [{ EMBEDDING_MODEL: 'm' }, /EMBEDDING_BASE_URL: is needed/],
    [
      {
        EMBEDDING_MODEL_DIR: 'x',
        EMBEDDING_BASE_URL: 'http://a.example',
        EMBEDDING_MODEL: 'm',
        EMBEDDING_INSIDE: 'true',
      },
      /keep one of them/,
    ],
    [{ EMBEDDING_TIMEOUT_MS: 'soon', EMBEDDING_MODEL: 'm' }, /EMBEDDING_TIMEOUT_MS.*\n.*EMBEDDING_BASE_URL/],
    [{ OUTSIDE_PROCESSING: 'yes' }, /OUTSIDE_PROCESSING/],
  ])('%j is refused by name', (environment, message) => {
    expect(() => readEmbeddingSettings(environment)).toThrow(message);
  });

  test('an agreed endpoint outside is taken, and no secret is named', () => {
    const outside = { EMBEDDING_BASE_URL: 'https://models.example/v1', EMBEDDING_MODEL: 'm' };
    expect(readEmbeddingSettings({ ...outside, OUTSIDE_PROCESSING: 'agreed' }).EMBEDDING_MODEL).toBe('m');
    expect(() => readEmbeddingSettings({ ...outside, EMBEDDING_API_KEY: 'sk-very-secret' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('sk-very') as string }) as Error,
    );
  });
});
