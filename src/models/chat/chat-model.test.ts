import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../../platform/clock.ts';
import {
  scriptedChatServer,
  type ChatScript,
  type ScriptedChatServer,
} from '../testing/scripted-chat-server.ts';
import { memoryLedger } from '../testing/memory-ledger.ts';
import type { ModelFailure } from './chat-model.ts';
import { structuredMethods } from './endpoint.ts';
import { defaultChatLimits, openChatModel, type ChatModelOptions } from './open-chat-model.ts';
import type { ChatLimits } from './session.ts';

const prompt = { system: 'Rules.', user: '"question"' };
const schema = z.strictObject({ query: z.string(), count: z.int() });
const good = JSON.stringify({ query: '专利年费', count: 2 });
/** Short enough that no test waits; every bound is one of these. */
const limits: ChatLimits = {
  ...defaultChatLimits,
  patience: { firstText: 600, silence: 600, whole: 1_500 },
  session: 3_000,
  firstWait: 1,
};

describe('a chat model', () => {
  let server: ScriptedChatServer;
  const reported: unknown[] = [];
  const clock = manualClock(Date.parse('2026-11-23T04:00:00Z'));

  // The libraries take their time at the first call; no other has to wait for that.
  beforeAll(async () => {
    const first = await scriptedChatServer(() => ({ kind: 'text', text: good }));
    await openChatModel({
      method: 'plain',
      steps: [],
      clock,
      endpoint: { model: 'm', baseUrl: first.baseUrl },
    })
      .session()
      .read('compose', prompt, () => true);
    await first.close();
  });
  beforeEach(async () => {
    server = await scriptedChatServer(() => ({ kind: 'text', text: good }));
    reported.length = 0;
  });
  afterEach(() => server.close());

  const open = (
    options: Omit<Partial<ChatModelOptions>, 'endpoint'> & {
      endpoint?: Partial<ChatModelOptions['endpoint']>;
    } = {},
  ) =>
    openChatModel({
      method: 'json_schema',
      steps: ['contextualise'],
      clock,
      limits,
      report: (error) => reported.push(error),
      ...options,
      endpoint: {
        model: 'gpt-x',
        baseUrl: server.baseUrl,
        apiKey: 'sk-secret',
        temperature: 0,
        ...options.endpoint,
      },
    });
  const inTurn = (...scripts: ChatScript[]) => {
    let at = 0;
    server.play(() => scripts[Math.min(at++, scripts.length - 1)] ?? { kind: 'silent' });
  };

  it('loads nothing before it is asked', () => {
    open({ endpoint: { baseUrl: 'http://127.0.0.1:9/v1' } });
    expect(server.received).toEqual([]);
  });

  describe.each(structuredMethods)('with %s', (method) => {
    const asObject = (text: string): ChatScript =>
      method === 'tools' ? { kind: 'tool-call', name: 'answer', arguments: text } : { kind: 'text', text };

    it('gives a value that fits the schema, and tells what it took', async () => {
      inTurn(asObject(good));
      const session = open({ method, prices: { input: 2, output: 8 } }).session();
      expect(await session.ask('contextualise', prompt, schema)).toEqual({
        ok: true,
        value: { query: '专利年费', count: 2 },
      });
      const [call] = session.calls;
      expect(call).toMatchObject({
        step: 'contextualise',
        model: 'gpt-x-scripted',
        tries: 1,
        outputTokens: good.length,
      });
      expect(call?.cost).toBeCloseTo(((call?.inputTokens ?? 0) * 2 + good.length * 8) / 1e6, 12);
      expect(call).not.toHaveProperty('failure');
      const { body } = server.received[0] ?? {};
      expect({ format: body?.response_format?.type, tool: body?.tool_choice?.function.name }).toEqual({
        format: { json_schema: 'json_schema', json_mode: 'json_object' }[method as string],
        tool: method === 'tools' ? 'answer' : undefined,
      });
    });

    it.each([
      ['text that is no JSON', '我不知道'],
      ['JSON that is cut', '{"query": "专利'],
      ['another form', '{"query": 5, "count": "two"}'],
    ])('has %s mended once', async (_, bad) => {
      inTurn(asObject(bad), asObject(good));
      const session = open({ method }).session();
      expect((await session.ask('contextualise', prompt, schema)).ok).toBe(true);
      expect(session.calls).toMatchObject([{ tries: 2 }]);
      expect(server.received[1]?.user).toContain('could not be used');
    });

    it('gives up on output that is not mended', async () => {
      inTurn(asObject('nothing'));
      const session = open({ method }).session();
      expect(await session.ask('contextualise', prompt, schema)).toEqual({
        ok: false,
        because: 'invalid-output',
      });
      expect(server.received).toHaveLength(2);
      expect(session.calls).toMatchObject([{ tries: 2, failure: 'invalid-output' }]);
    });
  });

  it('takes a value out of code fences and thoughts', async () => {
    inTurn({ kind: 'text', text: `<think>{"no": 1}</think>\n\`\`\`json\n${good}\n\`\`\`` });
    expect(await open({ method: 'plain' }).session().ask('contextualise', prompt, schema)).toMatchObject({
      ok: true,
    });
  });

  it('shows a text piece by piece, and stops asking when whoever reads along has seen enough', async () => {
    inTurn({ kind: 'text', text: '甲'.repeat(70), everyMs: 20 });
    const pieces: string[] = [];
    const session = open().session();
    const answer = await session.read('compose', prompt, (piece) => pieces.push(piece) < 2);
    expect(answer).toEqual({ ok: false, because: 'stopped' });
    expect(pieces).toEqual(['甲'.repeat(7), '甲'.repeat(7)]);
    await server.received[0]?.aborted;
    expect(session.calls).toMatchObject([{ failure: 'stopped', estimated: true, outputTokens: 14 }]);
  });

  it.each<[string, ChatScript, ModelFailure, number]>([
    ['silence', { kind: 'silent' }, 'timed-out', 2],
    ['silence after the headers', { kind: 'silent', headers: true }, 'timed-out', 2],
    ['text that trickles for ever', { kind: 'text', text: '甲'.repeat(700), everyMs: 60 }, 'timed-out', 1],
    ['a break in the middle', { kind: 'cut', after: '外观设计专利' }, 'cut-off', 1],
    ['an end without an end', { kind: 'unfinished', text: '外观设计专利' }, 'cut-off', 1],
    ['an answer that grew too long', { kind: 'text', text: '长', finish: 'length' }, 'cut-off', 1],
    ['a filter', { kind: 'text', text: '', finish: 'content_filter' }, 'refused', 1],
    ['429', { kind: 'status', status: 429 }, 'rate-limited', 2],
    ['500', { kind: 'status', status: 500 }, 'unavailable', 2],
    ['503', { kind: 'status', status: 503 }, 'unavailable', 2],
    ['401', { kind: 'status', status: 401 }, 'rejected', 1],
    ['404', { kind: 'status', status: 404 }, 'rejected', 1],
    [
      'a page instead of an answer',
      { kind: 'raw', contentType: 'text/html', body: '<html>login</html>' },
      'cut-off',
      2,
    ],
    [
      'a stream that is no JSON',
      { kind: 'raw', contentType: 'text/event-stream', body: 'data: {oops\n\n' },
      'cut-off',
      1,
    ],
  ])('says so on %s', async (_, script, because, asked) => {
    inTurn(script);
    const session = open().session();
    const from = performance.now();
    expect(await session.read('compose', prompt, () => true)).toEqual({ ok: false, because });
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(server.received).toHaveLength(asked);
    expect(session.calls).toMatchObject([{ failure: because, tries: asked }]);
  });

  it('tries again what may pass, after the time the endpoint asks for', async () => {
    inTurn(
      { kind: 'status', status: 429, headers: { 'retry-after-ms': '40' } },
      { kind: 'text', text: '好' },
    );
    const from = performance.now();
    expect(
      await open()
        .session()
        .read('compose', prompt, () => true),
    ).toEqual({ ok: true, value: '好' });
    expect(performance.now() - from).toBeGreaterThanOrEqual(39);
  });

  it('does not wait longer than the session lasts', async () => {
    inTurn({ kind: 'status', status: 429, headers: { 'retry-after': '120' } });
    const from = performance.now();
    expect(
      await open()
        .session()
        .read('compose', prompt, () => true),
    ).toEqual({ ok: false, because: 'rate-limited' });
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(server.received).toHaveLength(1);
  });

  it('ends all calls of a session together', async () => {
    inTurn({ kind: 'silent' });
    const session = open({ limits: { ...limits, session: 200, tries: 1 } }).session();
    expect(await session.read('compose', prompt, () => true)).toEqual({ ok: false, because: 'timed-out' });
    await session.read('verify', prompt, () => true);
    expect(await session.read('verify', prompt, () => true)).toEqual({ ok: false, because: 'timed-out' });
    expect(session.calls.at(-1)).toMatchObject({ tries: 0 });
  });

  it('leaves an endpoint alone that keeps failing, and finds it again by itself', async () => {
    const model = open({ breaker: { failures: 3, restFor: 30_000 }, limits: { ...limits, tries: 1 } });
    const ask = async () => {
      const answer = await model.session().read('compose', prompt, () => true);
      return answer.ok ? 'ok' : answer.because;
    };
    await server.goDown();
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
      'resting',
    ]);
    expect(model.isResting()).toBe(true);
    clock.advance(30_001);
    expect([await ask(), await ask()]).toEqual(['unavailable', 'resting']);
    await server.comeUp();
    clock.advance(30_001);
    expect([await ask(), await ask()]).toEqual(['ok', 'ok']);
    expect(model.isResting()).toBe(false);
  });

  it('lets one call look whether an endpoint is back, and the others wait', async () => {
    const model = open({ breaker: { failures: 1, restFor: 1_000 }, limits: { ...limits, tries: 1 } });
    const ask = () => model.session().read('compose', prompt, () => true);
    server.play(() => ({ kind: 'status', status: 500 }));
    await ask();
    clock.advance(1_001);
    server.play(() => ({ kind: 'text', text: '好' }));
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.because))).toEqual([
      'ok',
      'resting',
      'resting',
    ]);
  });

  it('stops asking at once when the key is refused, and tells the operator without the key', async () => {
    server.play(() => ({ kind: 'status', status: 401, body: '{"error":{"message":"bad key sk-secret"}}' }));
    const model = open();
    await model.session().read('compose', prompt, () => true);
    expect(await model.session().read('compose', prompt, () => true)).toEqual({
      ok: false,
      because: 'resting',
    });
    expect(String(reported)).toContain('OPENAI_API_KEY');
    expect(String(reported)).not.toContain('sk-secret');
  });

  it('has no more calls at once than it may', async () => {
    const model = open({ limits: { ...limits, atOnce: 2, tries: 1 } });
    server.play(() => ({ kind: 'text', text: '好', everyMs: 30 }));
    const answers = await Promise.all(
      [1, 2, 3].map(() => model.session().read('compose', prompt, () => true)),
    );
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.because))).toEqual(['ok', 'ok', 'busy']);
  });

  it('spends no more in a day than it may, and begins again the next', async () => {
    const prices = { input: 0, output: 1_000 };
    const ledger = memoryLedger();
    const budget = { ledger, prices, perDay: 1.5 };
    const model = open({ prices, budget, limits: { ...limits, maximumTokens: 1_000 } });
    const ask = async () => {
      const answer = await model.session().read('compose', prompt, () => true);
      return answer.ok ? 'ok' : answer.because;
    };
    server.play(() => ({ kind: 'text', text: '甲'.repeat(600) }));
    expect([await ask(), await ask()]).toEqual(['ok', 'over-budget']);
    expect(ledger.spent()).toEqual({ '2026-11-23': 600_000 });
    expect(server.received).toHaveLength(1);
    clock.advance(24 * 3_600_000);
    expect(await ask()).toBe('ok');
  });

  it('asks nothing when it cannot be known what was spent', async () => {
    const prices = { input: 1, output: 1 };
    const ledger = { reserve: () => Promise.reject(new Error('away')), correct: () => Promise.resolve() };
    const session = open({ prices, budget: { ledger, prices, perDay: 5 } }).session();
    expect(await session.read('compose', prompt, () => true)).toEqual({ ok: false, because: 'over-budget' });
    expect(server.received).toEqual([]);
    expect(reported).toHaveLength(1);
  });

  it('speaks to Azure in its older form', async () => {
    const azure = server.baseUrl.replace('/v1', '/openai/deployments/gpt');
    await open({ endpoint: { baseUrl: azure, apiVersion: '2024-10-21' } })
      .session()
      .read('compose', prompt, () => true);
    expect(server.received[0]).toMatchObject({
      path: '/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
      headers: { 'api-key': 'sk-secret' },
    });
  });

  it('sends nothing to a tracing service, whatever the environment says', async () => {
    let traced = 0;
    const tracing = createServer((_request, response) => {
      traced += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(tracing, 'listening');
    const endpoint = `http://127.0.0.1:${(tracing.address() as AddressInfo).port}`;
    Object.assign(process.env, {
      LANGSMITH_TRACING: 'true',
      LANGSMITH_API_KEY: 'x',
      LANGSMITH_ENDPOINT: endpoint,
    });
    try {
      expect(
        (
          await open()
            .session()
            .read('compose', prompt, () => true)
        ).ok,
      ).toBe(true);
      expect(process.env.LANGSMITH_TRACING).toBeUndefined();
      expect(traced).toBe(0);
    } finally {
      for (const name of ['LANGSMITH_API_KEY', 'LANGSMITH_ENDPOINT'])
        Reflect.deleteProperty(process.env, name);
      tracing.close();
    }
  });
});
