import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from './app.ts';
import { refuseWhenOverloaded } from './overload.ts';

it('refuses what comes while others have waited too long, and takes it again when they are done', async () => {
  let now = 0;
  const waiting: (() => void)[] = [];
  let begun: () => void = () => undefined;
  const router = Router();
  router.get(
    '/',
    refuseWhenOverloaded({ atWork: 2, oldestMs: 5_000 }, () => now),
    (_request, response) => {
      waiting.push(() => response.json({}));
      begun();
    },
  );
  const log = pino({ level: 'silent' });
  const server = createServer(createApp({ log, trustedProxies: 0, doors: [{ path: '/', router }] }));
  onTestFinished(() => {
    server.close();
  });
  await once(server.listen(0), 'listening');
  const ask = () => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const askAndWait = async (): Promise<Promise<Response>[]> => {
    const isAtWork = new Promise<void>((resolve) => (begun = resolve));
    const asked = ask();
    await isAtWork;
    return [asked];
  };

  const [first] = await askAndWait();
  now = 6_000;
  const [second] = await askAndWait();
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  waiting.shift()?.();
  expect((await first)?.status).toBe(200);
  const [third] = await askAndWait();
  const [fourth] = await askAndWait();
  for (const end of waiting) end();
  expect((await Promise.all([second, third, fourth])).map((response) => response?.status)).toEqual([
    200, 200, 200,
  ]);
});
