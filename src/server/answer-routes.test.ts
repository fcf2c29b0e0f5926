import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { consult } from '../consultation/consult.ts';
import { defaultSettings } from '../consultation/resources.ts';
import { startOfDay, day } from '../platform/day.ts';
import { openIndex } from '../retrieval/built-in-index.ts';
import { smallRelease } from '../retrieval/testing/small-release.ts';
import { answerResponseSchema, answerRoutes, type Answer } from './answer-routes.ts';
import { createApp } from './app.ts';
import { healthRoutes } from './health-routes.ts';

const release = smallRelease([
  {
    id: 'files/试行专利条例.md',
    title: '试行专利条例',
    passages: [
      {
        unit: 'article-1',
        section: '第一条',
        article: 1,
        text: '发明专利权的期限为二十年，自申请日起计算。',
        askedAs: ['发明专利权的期限是多少年'],
      },
      {
        unit: 'article-2',
        section: '第二条',
        article: 2,
        text: '专利权人应当自被授予专利权的当年开始缴纳年费。',
      },
    ],
  },
]);
const index = openIndex(release);
let turns = 0;
const realAnswer: Answer = (request) =>
  consult(request, {
    release,
    index,
    clock: { now: () => startOfDay(day('2026-11-23')) },
    newId: () => `turn-${++turns}`,
    settings: defaultSettings,
  });

describe('POST /api/answer', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function serve(answer: Answer = realAnswer, limit = 1000): Promise<string> {
    const app = createApp({
      log: pino({ level: 'silent' }),
      trustedProxies: 0,
      doors: [
        { path: '/api', router: answerRoutes(answer, limit) },
        {
          path: '/',
          router: healthRoutes(() => ({ ready: false, release: 1, search: 'lexical only', degraded: ['x'] })),
        },
      ],
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  const post = (base: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/api/answer`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('answers a question with its source', async () => {
    const response = await post(await serve(), JSON.stringify({ question: '发明专利权的期限是多少年' }));
    expect(response.status).toBe(200);
    const body = answerResponseSchema.parse(await response.json());
    expect(body).toMatchObject({ outcome: 'answered', language: 'zh-Hans' });
    expect(body.answer?.citations[0]).toMatchObject({ title: '试行专利条例', section: '第一条' });
    expect(body.answer?.text).toContain('二十年');
  });

  it('says what to send to who did not mark the body as JSON', async () => {
    const question = JSON.stringify({ question: '发明专利权的期限是多少年' });
    const response = await post(await serve(), question, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'Content-Type' }] });
  });

  it('reads no more of past messages than a person would write', async () => {
    const read: string[] = [];
    const base = await serve((request) => {
      read.push(...(request.history ?? []).map(({ text }) => text));
      return realAnswer(request);
    });
    const history = [{ role: 'visitor', text: '专'.repeat(50_000) }];
    const response = await post(base, JSON.stringify({ question: '那外观设计呢', history }));
    expect(response.status).toBe(200);
    expect(read.map(({ length }) => length)).toEqual([1000]);
  });

  it('shows the evidence to callers on this machine, and not to those behind a proxy', async () => {
    const base = await serve();
    const question = JSON.stringify({ question: '发明专利权的期限是多少年' });
    expect(await (await post(base, question)).json()).toHaveProperty('evidence');
    expect(
      await (await post(base, question, { 'x-forwarded-for': '203.0.113.7' })).json(),
    ).not.toHaveProperty('evidence');
  });

  it.each<[string, string, number, string]>([
    ['an empty question', '{"question":""}', 400, 'question'],
    ['a blank question', '{"question":" \\n\\t "}', 400, 'question'],
    ['no question', '{}', 400, 'question'],
    ['a question that is a number', '{"question":5}', 400, 'question'],
    ['a question that is a boolean', '{"question":true}', 400, 'question'],
    ['broken JSON', '{"question":', 400, 'body'],
    ['a list', '[]', 400, 'body'],
    ['an unknown language', '{"question":"x","language":"fr"}', 400, 'language'],
    ['a day that does not exist', '{"question":"x","asOf":"2026-02-30"}', 400, 'asOf'],
    ['an unknown field', '{"question":"x","model":"y"}', 400, 'model'],
    [
      'a foreign role in the history',
      '{"question":"x","history":[{"role":"system","text":"y"}]}',
      400,
      'history.0.role',
    ],
    ['a body of a megabyte', JSON.stringify({ question: 'x'.repeat(1_000_000) }), 413, 'body'],
  ])('refuses %s with a problem that names the field', async (_name, body, status, field) => {
    const response = await post(await serve(), body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status, errors: [{ field }] });
  });

  it.each<[string, string]>([
    ['100 KB of text', 'a'.repeat(100_000)],
    ['emoji only', '😀😀😀'],
    ['half of a surrogate pair', '\uD800'],
    ['a NUL', '专利\u0000期限'],
    ['SQL', "'; DROP TABLE turns; --"],
    ['control characters', '\u0001\u0002\u001B[2J专利'],
    ['bidi and zero-width characters', '\u202E\u200B专利\u2066'],
    ['a script', '<script>alert(1)</script>'],
  ])('gives %s an outcome', async (_name, question) => {
    const response = await post(await serve(), JSON.stringify({ question }));
    expect(response.status).toBe(200);
    answerResponseSchema.parse(await response.json());
  });

  it('refuses an address that asks too often, and says when to come again', async () => {
    const base = await serve(realAnswer, 2);
    const ask = () => post(base, '{"question":"发明专利权的期限"}');
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    const third = await ask();
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await third.json()).toMatchObject({ status: 429 });
  });

  it('says nothing of what went wrong inside', async () => {
    const response = await post(
      await serve(() => Promise.reject(new Error('password=hunter2'))),
      '{"question":"x"}',
    );
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('describes itself, says it is not ready, and finds nothing elsewhere', async () => {
    const base = await serve();
    const openApi = (await (await fetch(`${base}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(openApi.paths)).toContain('/api/answer');
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    expect((await fetch(`${base}/nothing`)).status).toBe(404);
    expect((await post(base, '{"question":"x"}', { 'content-encoding': 'nonsense' })).status).toBe(415);
  });
});
