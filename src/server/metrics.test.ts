import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Router } from 'express';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { metricsRoutes } from './metrics-routes.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(metrics: Metrics, token?: string): Promise<string> {
  const routes = Router();
  routes.use(metrics.countRequests);
  routes.use(metricsRoutes(metrics, token));
  routes.get('/api/answer', (_request, response) => {
    response.json({});
  });
  const log = pino({ level: 'silent' });
  const server = createServer(createApp({ log, trustedProxies: 0, doors: [{ path: '/', router: routes }] }));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

describe('/metrics', () => {
  it('counts requests by door, whatever the paths are', async () => {
    const origin = await serve(createMetrics(['/api/answer', '/wechat']));
    await (await fetch(`${origin}/api/answer`)).text();
    for (const path of ['/random-1', '/random-2', '/wechatter']) await (await fetch(origin + path)).text();
    const text = await (await fetch(`${origin}/metrics`)).text();
    expect(text).toContain('tongda_http_requests_total{door="/api/answer",method="GET",status="2xx"} 1');
    expect(text).toContain('tongda_http_requests_total{door="other",method="GET",status="4xx"} 3');
    expect(text).not.toContain('random');
  });

  it('tells the outcomes of turns and the time of their steps', async () => {
    const metrics = createMetrics([]);
    metrics.countTurn({ outcome: 'answered', language: 'en', timings: { retrieve: 3 } });
    metrics.countTurn({ outcome: 'handed-over', reason: 'low-confidence', language: 'en', timings: {} });
    const text = await metrics.text();
    expect(text).toContain('tongda_turns_total{outcome="answered",reason="",language="en"} 1');
    expect(text).toContain(
      'tongda_turns_total{outcome="handed-over",reason="low-confidence",language="en"} 1',
    );
    expect(text).toContain('tongda_turn_step_seconds_count{step="retrieve"} 1');
  });

  it('looks live figures up at every reading and forgets values that are gone', async () => {
    const metrics = createMetrics([]);
    let queued = new Map([['web', 2]]);
    metrics.watch({ name: 'tongda_queue', help: 'Waiting.', label: 'channel', read: () => queued });
    expect(await metrics.text()).toContain('tongda_queue{channel="web"} 2');
    queued = new Map([['wechat', 1]]);
    const text = await metrics.text();
    expect(text).toContain('tongda_queue{channel="wechat"} 1');
    expect(text).not.toContain('channel="web"');
  });

  it('leaves a figure out that cannot be had, and tells the others', async () => {
    const metrics = createMetrics([]);
    metrics.watch({ name: 'tongda_away', help: 'Away.', read: () => Promise.reject(new Error('away')) });
    metrics.watch({ name: 'tongda_here', help: 'Here.', read: () => new Map([['', 7]]) });
    const text = await metrics.text();
    expect(text).toContain('tongda_here 7');
    expect(text).not.toMatch(/^tongda_away /m);
  });

  it('is for callers on this machine and for those with the token', async () => {
    const origin = await serve(createMetrics([]), 'a-long-token');
    const read = (headers: Record<string, string>) => fetch(`${origin}/metrics`, { headers });
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    expect((await read({})).status).toBe(200);
    expect((await read(proxied)).status).toBe(403);
    expect((await read({ ...proxied, authorization: 'Bearer guess' })).status).toBe(403);
    expect((await read({ ...proxied, authorization: 'Bearer a-long-token' })).status).toBe(200);
  });
});
