import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { consult } from '../consultation/consult.ts';
import { defaultSettings } from '../consultation/resources.ts';
import { bySteps } from '../consultation/testing/model-asker.ts';
import { termRelease } from '../consultation/testing/term-release.ts';
import { modelSteps } from '../models/chat/chat-model.ts';
import { defaultChatLimits, openChatModel } from '../models/chat/open-chat-model.ts';
import { scriptedChatServer } from '../models/testing/scripted-chat-server.ts';
import { manualClock } from '../platform/clock.ts';
import { openIndex } from '../retrieval/built-in-index.ts';
import { answerResponseSchema, answerRoutes } from '../server/answer-routes.ts';
import { createApp } from '../server/app.ts';

const questions = [
  '外观设计专利权的期限有多长',
  '外觀設計專利權的期限有多長',
  '商标异议费是多少',
  '申请发明专利要交什么',
];
const limits = {
  ...defaultChatLimits,
  patience: { firstText: 4_000, silence: 4_000, whole: 8_000 },
  session: 10_000,
  tries: 2,
  firstWait: 1,
  atOnce: 8,
};

it('no visitor notices that the model goes away in the middle of load, nor has anybody to bring it back', async () => {
  const server = await scriptedChatServer(bySteps({ compose: '外观设计专利权的期限为15年。[S1]\n' }));
  const clock = manualClock(Date.parse('2026-11-23T04:00:00Z'));
  const release = termRelease();
  const model = openChatModel({
    method: 'json_schema',
    steps: modelSteps,
    clock,
    limits,
    breaker: { failures: 5, restFor: 30_000 },
    endpoint: { model: 'm', baseUrl: server.baseUrl },
  });
  // The libraries take their time at the first call.
  await model.session().read('compose', { system: 's', user: 'u' }, () => true);
  const index = openIndex(release);
  let turns = 0;
  const answer = (request: Parameters<typeof consult>[0]) =>
    consult(request, {
      release,
      index,
      clock,
      newId: () => `turn-${++turns}`,
      // A release of a few passages is not what the threshold was fitted for.
      settings: { ...defaultSettings, threshold: 0.5 },
      model,
    });
  const app = createApp({
    log: pino({ level: 'silent' }),
    trustedProxies: 0,
    doors: [{ path: '/api', router: answerRoutes(answer, 100_000) }],
  });
  const http = createServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/answer`;

  /** Sends so many questions from so many visitors at once; what came back, and the longest wait in milliseconds. */
  const load = async (
    count: number,
    disturb: (done: number) => Promise<void> | undefined = () => undefined,
  ) => {
    let sent = 0;
    let done = 0;
    let longest = 0;
    const written: boolean[] = [];
    const visitor = async () => {
      while (sent < count) {
        const question = questions[sent++ % questions.length];
        const from = performance.now();
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ question }),
        });
        expect(response.status).toBe(200);
        const body = answerResponseSchema.parse(await response.json());
        expect([body.outcome, body.answer === undefined]).toEqual(['answered', false]);
        longest = Math.max(longest, performance.now() - from);
        written.push(body.answer?.aiGenerated === true);
        await disturb(++done);
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(visitor));
    return { written: written.filter(Boolean).length, longest };
  };

  try {
    expect((await load(24)).written).toBeGreaterThan(0);

    // It breaks what runs and refuses what comes.
    const gone = await load(60, (done) => (done === 20 ? server.goDown() : undefined));
    expect(gone.longest).toBeLessThan(30_000);
    expect(model.isResting()).toBe(true);
    expect((await load(24)).written).toBe(0);

    await server.comeUp();
    clock.advance(30_001);
    expect((await load(24)).written).toBeGreaterThan(0);
    expect(model.isResting()).toBe(false);

    // It takes every request and says nothing.
    server.play(() => ({ kind: 'silent' }));
    const silent = await load(60);
    expect(silent.written).toBe(0);
    expect(silent.longest).toBeLessThan(30_000);
    expect(model.isResting()).toBe(true);

    server.play(bySteps({ compose: '外观设计专利权的期限为15年。[S1]\n' }));
    clock.advance(30_001);
    expect((await load(24)).written).toBeGreaterThan(0);
  } finally {
    http.close();
    await server.close();
  }
});
