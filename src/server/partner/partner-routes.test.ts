import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, startOfDay } from '../../platform/day.ts';
import { smallRelease } from '../../retrieval/testing/small-release.ts';
import { createApp } from '../app.ts';
import { newPartnerKey } from './partner-keys.ts';
import { partnerRoutes } from './partner-routes.ts';
import type { CountedRow } from './statistics.ts';

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

const row = (of: string, figure: string, part: string, number: number, total = 0): CountedRow => ({
  day: day(of),
  figure,
  channel: 'web',
  part,
  number,
  total,
});
const counted = [
  row('2026-11-21', 'conversations.language', 'zh-Hans', 104),
  row('2026-11-21', 'conversations.language', 'en', 2),
  row('2026-11-22', 'conversations.language', 'en', 13),
  row('2026-11-22', 'conversations.district', '', 13),
  row('2026-11-22', 'ratings', '5', 6, 30),
  row('2026-11-22', 'ratings', '2', 2, 4),
];
let isCounting = false;

let server: Server;
let origin: string;
beforeAll(async () => {
  const router = partnerRoutes({
    keys: [entry],
    clock: { now: () => startOfDay(day('2026-11-23')) },
    limit: 1_000,
    release: () => release,
    releases: () => [release.manifest],
    statistics: () => Promise.resolve(isCounting ? undefined : counted),
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

describe('/api/partner/statistics', () => {
  const page = async (query: string) => (await read(`/statistics?${query}`)).json();

  it('gives every number rounded to five, and leaves out what rounds to nothing', async () => {
    expect(await page('from=2026-11-21&to=2026-11-22')).toMatchObject({
      roundedTo: 5,
      total: 2,
      items: [
        {
          period: '2026-11-21',
          conversations: 105,
          channels: [{ part: 'web', number: 105 }],
          languages: [{ part: 'zh-Hans', number: 105 }],
        },
        {
          period: '2026-11-22',
          conversations: 15,
          languages: [{ part: 'en', number: 15 }],
          districts: [{ part: 'unknown', number: 15 }],
          ratings: 10,
          meanRating: 4.3,
        },
      ],
    });
  });

  it('gives no mean of seven ratings or fewer', async () => {
    const { items } = (await page('from=2026-11-21&to=2026-11-21')) as { items: object[] };
    expect(items).toHaveLength(1);
    expect(items[0]).not.toHaveProperty('meanRating');
  });

  it('gives months whole, page by page, each once', async () => {
    const periods: string[] = [];
    let path: string | undefined = '/statistics?by=month&from=2025-02-01&to=2026-10-31&limit=5';
    while (path !== undefined) {
      const response = await read(path);
      const { items } = (await response.json()) as { items: { period: string; to: string }[] };
      periods.push(...items.map(({ period }) => period));
      path = /^<(.+)>; rel="next"$/
        .exec(response.headers.get('link') ?? '')?.[1]
        ?.replace('/api/partner', '');
    }
    expect(periods).toHaveLength(21);
    expect(new Set(periods).size).toBe(21);
    expect([periods[0], periods.at(-1)]).toEqual(['2025-02', '2026-10']);
  });

  it.each([
    ['from=2026-11-01&to=2026-11-23', 'to'],
    ['from=2026-11-22&to=2026-11-21', 'from'],
    ['from=2010-01-01&to=2026-11-21', 'from'],
    ['by=month&from=2026-10-02&to=2026-10-31', 'from'],
    ['by=month&from=2026-10-01&to=2026-10-30', 'to'],
    ['by=week', 'by'],
    ['from=2026-02-30', 'from'],
    ['limit=32', 'limit'],
    ['district=x', 'district'],
  ])('refuses %s and names %s', async (query, field) => {
    const response = await read(`/statistics?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });

  it('gives the last 30 days that are over without being told which', async () => {
    const { items } = (await page('')) as { items: { period: string }[] };
    expect([items[0]?.period, items.at(-1)?.period]).toEqual(['2026-10-24', '2026-11-22']);
  });

  it('answers 304 to a reader who has these numbers, and 503 while they are being counted', async () => {
    const etag = (await read('/statistics')).headers.get('etag') ?? '';
    const again = await read('/statistics', {
      authorization: `Bearer ${key}`,
      'if-none-match': etag,
      'cache-control': 'max-age=0',
    });
    expect(again.status).toBe(304);
    isCounting = true;
    const refused = await read('/statistics');
    isCounting = false;
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
  });
});
