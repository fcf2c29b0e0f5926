import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router, json } from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from './app.ts';
import { createLog } from './log.ts';
import { requestLog } from './request-log.ts';

/** What must be found nowhere in a log, in all the places where visitors put it. */
const secrets = ['张伟华', '13812345678', '11010519491231002X', 'zhang@example.com', 'visitor-4711'];
const words = `我叫${secrets[0]!}，电话${secrets[1]!}，身份证${secrets[2]!}，邮箱${secrets[3]!}，${secrets[4]!}`;

async function serviceWithLog() {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const routes = Router();
  routes.post('/conversations/:id/messages', json(), (request, response) => {
    log.info('kept');
    response.json({ id: request.params.id });
  });
  routes.post('/broken/:id', json(), () => {
    const cause = Object.assign(new Error(`value of ${secrets[1]!} is too long`), {
      code: '22001',
      detail: `Failing row contains (${words})`,
      parameters: [words],
    });
    throw new Error('The message was not kept.', { cause });
  });
  const app = createApp({
    log,
    trustedProxies: 0,
    observers: [requestLog(log, ['/conversations'])],
    doors: [{ path: '/', router: routes }],
  });
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { lines, origin };
}

it('holds nothing personal of what visitors send, and the id of the request in every line', async () => {
  const { lines, origin } = await serviceWithLog();
  const post = (path: string, body: string): Promise<Response> =>
    fetch(origin + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const kept = await post(
    `/conversations/${secrets[4]!}/messages?q=${encodeURIComponent(words)}`,
    JSON.stringify({ words }),
  );
  const broken = await post(`/broken/${secrets[4]!}`, JSON.stringify({ words }));
  await post('/broken/1', `not JSON ${words}`);
  await fetch(`${origin}/${encodeURIComponent(words)}`, { headers: { 'user-agent': 'zhang@example.com' } });
  await new Promise((resolve) => setImmediate(resolve));

  const text = lines.join('');
  for (const secret of secrets) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(encodeURIComponent(secret));
  }
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const ofKept = entries.filter(({ requestId }) => requestId === kept.headers.get('x-request-id'));
  expect(ofKept.map(({ msg }) => msg)).toEqual(['kept', 'request']);
  expect(ofKept[1]).toMatchObject({
    door: '/conversations',
    route: '/conversations/:id/messages',
    method: 'POST',
    status: 200,
  });
  const failure = entries.find(({ msg }) => msg === 'request failed');
  expect(failure).toMatchObject({ requestId: broken.headers.get('x-request-id'), route: '/broken/:id' });
  expect(failure?.err).toMatchObject({
    message: 'The message was not kept.',
    cause: { code: '22001' },
  });
});
