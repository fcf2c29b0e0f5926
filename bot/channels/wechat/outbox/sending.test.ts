import { afterEach, describe, expect, it } from 'vitest';
import { promptConsult } from '../../../../src/conversations/testing/turns.ts';
import { mondayAtTen } from '../../../../src/conversations/testing/service.ts';
import { deliveriesOf, reachOf } from '../../../../src/conversations/reach/reach.ts';
import { textOf, eventOf } from '../testing/platform.ts';
import {
  clockFrom,
  wechatService,
  type WechatService,
  type WechatServiceOptions,
} from '../testing/wechat-service.ts';
import { eventually } from '../../../../src/platform/testing/eventually.ts';

const asker = 'oVisitor-2';
const agentId = 'agent-1';
const open: WechatService[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});

/** A visitor who talks to an agent, with no window of a menu any more. */
async function withAgent(options: WechatServiceOptions = {}) {
  const clock = clockFrom(mondayAtTen);
  const service = await wechatService(promptConsult().consult, { clock, ...options });
  open.push(service);
  await service.agentComes();
  await service.push(textOf(asker, '专利年费怎么交？', service.now()));
  const { id } = await service.database.store
    .selectFrom('conversations')
    .select('id')
    .where('visitorId', '=', asker)
    .executeTakeFirstOrThrow();
  await service.push(eventOf(asker, 'CLICK', service.now(), { EventKey: 'person' }));
  await service.service.agentTake(id, { agentId, name: '小王' });
  await eventually(() => {
    expect(service.standIn.delivered).toHaveLength(1);
  });
  clock.advance(61_000);
  await service.agentComes();
  const write = (text: string) => service.service.agentMessage({ conversationId: id, agentId, text });
  const reach = () => reachOf(service.database.store, id, service.now());
  const last = async () => (await deliveriesOf(service.database.store, id)).at(-1);
  const delivered = () => service.standIn.delivered.map(({ text }) => text);
  return { service, clock, id, write, reach, last, delivered };
}

describe('sending by customer-service message', () => {
  it('keeps the order of what an agent writes, and the count', async () => {
    const { write, reach, delivered } = await withAgent();
    await write('一');
    await write('二');
    await eventually(() => {
      expect(delivered().slice(1).join('\n\n')).toBe('【座席】一\n\n【座席】二');
    });
    expect(await reach()).toMatchObject({ reachable: true, untold: 0, unknown: 0 });
  });

  it.each([
    ['cut before it took effect', { kind: 'reset-before' } as const, false],
    ['cut after it took effect', { kind: 'reset-after' } as const, true],
    ['answered with what is no JSON', { kind: 'malformed' } as const, true],
    ['answered too late', { kind: 'delay', ms: 900 } as const, true],
  ])('a message %s is unknown, and is not repeated', async (_name, fault, arrives) => {
    const { service, write, reach, last, delivered } = await withAgent({ apiTimeoutMs: 400 });
    service.standIn.faults.push(fault);
    await write('一');
    await eventually(async () => {
      expect(await last()).toMatchObject({ state: 'unknown' });
    });
    expect(await reach()).toMatchObject({ unknown: 1, untold: 0 });
    await write('二');
    await eventually(() => {
      expect(delivered().at(-1)).toBe('【座席】二');
    });
    await eventually(() => {
      expect(delivered().includes('【座席】一')).toBe(arrives);
    });
    expect(delivered().filter((text) => text === '【座席】一').length).toBeLessThanOrEqual(1);
  });

  it('a busy platform is asked again, a slow one is waited for', async () => {
    const { service, clock, write, reach, delivered, last } = await withAgent();
    service.standIn.faults.push({ kind: 'code', code: -1 }, { kind: 'delay', ms: 300 });
    await write('一');
    await eventually(async () => {
      expect(await last()).toMatchObject({ state: 'waiting', code: -1 });
    });
    expect(await reach()).toMatchObject({ remaining: 5, untold: 1 });
    clock.advance(1_500);
    await eventually(() => {
      expect(delivered().at(-1)).toBe('【座席】一');
    });
    expect(await last()).toMatchObject({ state: 'sent' });
  });

  it('a platform that stays busy makes the visitor unreachable until the next message brings the words', async () => {
    const { service, clock, write, reach, delivered } = await withAgent();
    service.standIn.chance = () => ({ kind: 'code', code: -1 });
    await write('一');
    await eventually(async () => {
      clock.advance(60_000);
      await service.agentComes();
      expect(await reach()).toMatchObject({
        reachable: false,
        obstacle: { reason: 'platform-busy', code: -1 },
      });
    }, 300);
    service.standIn.chance = () => undefined;
    const got = await service.push(textOf(asker, '在吗', service.now()));
    expect(got.text).toBe('【座席】一');
    expect(delivered()).not.toContain('【座席】一');
    expect(await reach()).toMatchObject({ reachable: true, untold: 0 });
  });

  it.each([
    [45015, 'window-over'],
    [45047, 'quota-used'],
    [43004, 'unfollowed'],
    [48001, 'not-permitted'],
  ])(
    'code %i tells the desk that the visitor cannot be reached, and the words wait',
    async (code, reason) => {
      const { service, write, reach, last } = await withAgent();
      const heard: string[] = [];
      service.database.events.subscribe(({ name, subject }) => heard.push(`${name} ${subject ?? ''}`));
      service.standIn.faults.push({ kind: 'code', code });
      await write('一');
      await eventually(async () => {
        expect(await reach()).toMatchObject({
          reachable: false,
          remaining: 0,
          obstacle: { reason, code },
          untold: 1,
        });
      });
      expect(await last()).toMatchObject({ state: 'refused', reason, code });
      await eventually(() => {
        expect(heard).toContain(`visitor.unreachable ${reason}`);
      });
      await write('二');
      const got = await service.push(textOf(asker, '我回来了', service.now()));
      expect(got.text).toBe('【座席】一\n\n【座席】二');
      await eventually(() => {
        expect(heard).toContain('visitor.reachable ');
      });
      expect(await reach()).toMatchObject({ reachable: true, untold: 0 });
    },
  );

  it('beyond its own count nothing is sent, and the desk knows why', async () => {
    const { write, reach, delivered, clock, service } = await withAgent();
    for (const text of ['一', '二', '三', '四', '五']) {
      await write(text);
      await eventually(() => {
        expect(delivered().at(-1)).toBe(`【座席】${text}`);
      });
    }
    await write('六');
    await eventually(async () => {
      expect(await reach()).toMatchObject({
        reachable: false,
        obstacle: { reason: 'quota-used' },
        untold: 1,
      });
    });
    expect(service.standIn.calls.filter(({ code }) => code === 45047)).toEqual([]);
    clock.advance(48 * 3_600_000);
    expect((await service.push(textOf(asker, '在吗', service.now()))).text).toContain('【座席】六');
  });

  it('after the window nothing is tried, and the desk knows why', async () => {
    const { write, reach, clock, service } = await withAgent();
    clock.advance(48 * 3_600_000);
    await service.agentComes();
    const sends = service.standIn.calls.length;
    await write('还在吗');
    await eventually(async () => {
      expect(await reach()).toMatchObject({
        reachable: false,
        obstacle: { reason: 'window-over' },
        untold: 1,
      });
    });
    expect(service.standIn.calls).toHaveLength(sends);
  });

  it('words that were emptied meanwhile are not sent', async () => {
    const { service, clock, write, delivered, last, id } = await withAgent();
    service.standIn.faults.push({ kind: 'code', code: -1 });
    await write('一');
    await eventually(async () => {
      expect(await last()).toMatchObject({ state: 'waiting' });
    });
    await service.database.store
      .updateTable('messages')
      .set({ text: null })
      .where('conversationId', '=', id)
      .where('sender', '=', 'agent')
      .execute();
    clock.advance(2_000);
    await eventually(async () => {
      expect(await last()).toMatchObject({ state: 'undeliverable', reason: 'emptied' });
    });
    expect(delivered()).toHaveLength(1);
  });
});

describe('the access token', () => {
  it('is fetched once for many sends, and anew once where the platform refuses it', async () => {
    const { service, write, delivered } = await withAgent();
    expect(new Set(service.standIn.tokensGiven).size).toBe(1);
    service.standIn.voidTokens();
    await write('一');
    await eventually(() => {
      expect(delivered().at(-1)).toBe('【座席】一');
    });
    const sends = service.standIn.calls.filter(({ path }) => path.endsWith('/send')).map(({ code }) => code);
    expect(sends).toEqual([0, 40001, 0]);
  });

  it('is shared by processes, and fetched by one at a time', async () => {
    const { service } = await withAgent();
    const row = await service.database.store.selectFrom('wechatTokens').selectAll().executeTakeFirstOrThrow();
    expect(service.standIn.tokensGiven).toContain(row.token);
    expect(service.standIn.calls.filter(({ path }) => path.endsWith('stable_token'))).toHaveLength(1);
  });
});
