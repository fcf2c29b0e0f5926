import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, startOfDay } from '../../platform/day.ts';
import { smallRelease } from '../../retrieval/testing/small-release.ts';
import { createApp } from '../app.ts';
import { newPartnerKey } from './partner-keys.ts';
import { partnerRoutes } from './partner-routes.ts';

const service = (name: string, changes: object = {}) => ({
  id: `starter/services/${name}.md`,
  title: `事项${name}`,
  kind: 'service' as const,
  topics: ['patent' as const],
  passages: [{ unit: 'u', section: '材料', text: '身份证明。' }],
  ...changes,
});
const release = smallRelease([
  ...Array.from({ length: 7 }, (_, number) => service(`s${number}`)),
  service('expired', { effectiveTo: day('2026-11-22') }),
  service('unconfirmed', { status: 'unconfirmed' }),
  service('asks-a-person', { handover: true }),
  service('mark', { topics: ['trademark'] }),
  { ...service('guide'), id: 'starter/guides/g.md', kind: 'guide' as const },
]);
const { key, entry } = newPartnerKey('delta');

let server: Server;
let origin: string;
beforeAll(async () => {
  const router = partnerRoutes({
    keys: [entry],
    clock: { now: () => startOfDay(day('2026-11-23')) },
    limit: 1_000,
    release: () => release,
    releases: () => [release.manifest],
  });
  const log = pino({ level: 'silent' });
  server = createServer(createApp({ log, trustedProxies: 0, doors: [{ path: '/api/partner', router }] }));
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.close();
});

const read = (path: string, headers: Record<string, string> = { authorization: `Bearer ${key}` }) =>
  fetch(`${origin}/api/partner${path}`, { headers });

describe('/api/partner', () => {
  it('is closed to everybody without a key', async () => {
    for (const headers of [{}, { authorization: 'Bearer tdp_guess' }, { authorization: `Basic ${key}` }]) {
      const response = await read('/services', headers);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  it('lists what is in force page by page, each item once, and leaves out what visitors may not be given', async () => {
    const ids: string[] = [];
    let path: string | undefined = '/services?limit=3';
    while (path !== undefined) {
      const response = await read(path);
      const page = (await response.json()) as { total: number; items: { id: string }[]; next?: string };
      expect(page.total).toBe(8);
      ids.push(...page.items.map(({ id }) => id));
      const link = /^<(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
      expect(link === undefined).toBe(page.next === undefined);
      path = link?.replace('/api/partner', '');
    }
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    expect(ids.join()).not.toMatch(/expired|unconfirmed|asks-a-person|guides/);
  });

  it('filters by topic, and names the parameter that does not fit', async () => {
    const page = (await (await read('/services?topic=trademark')).json()) as { items: { id: string }[] };
    expect(page.items.map(({ id }) => id)).toEqual(['starter/services/mark.md']);
    const refused = await read('/services?limit=0');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ field: 'limit' }] });
  });

  it('gives a document with its text, and a problem for one that is not there', async () => {
    const item = await read(`/services/${encodeURIComponent('starter/services/s1.md')}`);
    expect(await item.json()).toMatchObject({
      id: 'starter/services/s1.md',
      sections: [{ language: 'zh-Hans', heading: '材料', text: '身份证明。' }],
    });
    expect((await read(`/services/${encodeURIComponent('starter/services/expired.md')}`)).status).toBe(404);
    expect((await read('/services/..%2f..%2fetc%2fpasswd')).status).toBe(404);
  });

  it('answers 304 to a reader who has this release already', async () => {
    const first = await read('/releases');
    const etag = first.headers.get('etag') ?? '';
    expect(await first.json()).toMatchObject({ current: 1, items: [{ number: 1 }] });
    const again = await read('/releases', {
      authorization: `Bearer ${key}`,
      'if-none-match': etag,
      'cache-control': 'max-age=0',
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });
});
