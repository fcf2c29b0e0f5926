import { once } from 'node:events';
import { createServer } from 'node:http';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApp } from './app.ts';
import { lateDoor } from './late-door.ts';

it('tells callers to come again until its part of the service is loaded, and then lets them through', async () => {
  const door = lateDoor();
  const app = createApp({
    log: pino({ level: 'silent' }),
    trustedProxies: 0,
    doors: [{ path: '/late', router: door.router }],
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/late/x`;
  const early = await fetch(url);
  expect([early.status, early.headers.get('retry-after'), door.isOpen()]).toEqual([503, '5', false]);
  door.open((_request, response) => {
    response.send('in');
  });
  expect(await (await fetch(url)).text()).toBe('in');
  expect(door.isOpen()).toBe(true);
  server.close();
});
