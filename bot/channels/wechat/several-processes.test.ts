import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { present } from '../../../src/conversations/testing/service.ts';
import { heldConsult, madeTurn, promptConsult } from '../../../src/conversations/testing/turns.ts';
import { eraseVisitor, exportVisitor } from '../../../src/conversations/privacy.ts';
import { deliveriesOf } from '../../../src/conversations/reach/reach.ts';
import { describeOnBothDatabases } from '../../../src/store/testing/databases.ts';
import { createExchangeStore } from './exchange/exchange-store.ts';
import { newDelivery } from './outbox/deliveries.ts';
import { createAccessTokens } from './platform/access-token.ts';
import { incomingOf } from './protocol/incoming.ts';
import { account, eventOf, push, textOf, type Fields } from './testing/platform.ts';
import { conversationOf, twoProcesses } from './testing/two-processes.ts';
import type { WechatService } from './testing/wechat-service.ts';
import { eventually } from '../../../src/platform/testing/eventually.ts';

const asker = 'oVisitor-3';
const agentId = 'agent-1';

describeOnBothDatabases('WeChat over several processes', (newPlace) => {
  const two = twoProcesses(newPlace);

  it('a retry at another process joins the turn that runs, and both answer alike', async () => {
    const held = heldConsult();
    const { first, second } = await two(held.consult);
    const message = textOf(asker, '专利年费多少？', first.now());
    const one = first.push(message);
    await held.asked(1);
    const other = second.push(message);
    present(held.waiting[0]).answer(madeTurn('t1', '专利年费多少？'));
    const [got, again] = await Promise.all([one, other]);
    expect(got.text).toContain('答：专利年费多少？');
    expect(again.text).toBe(got.text);
    expect((await second.push(message)).text).toBe(got.text);
    expect(held.requests).toHaveLength(1);
  });

  it('the same callback at many at once is one message and one turn', async () => {
    const { consult, requests } = promptConsult();
    const { first, second, standIn } = await two(consult);
    const message = textOf(asker, '专利年费多少？', first.now());
    standIn.interact(asker, 'message');
    const gots = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        push((index % 2 === 0 ? first : second).callback, message, 'safe', first.now()),
      ),
    );
    expect(new Set(gots.map(({ text }) => text)).size).toBe(1);
    expect(requests).toHaveLength(1);
    expect(
      (await first.log(await conversationOf(first, asker))).filter(({ from }) => from === 'visitor'),
    ).toHaveLength(1);
  });

  it('what a process claimed and left is finished by another, once, as a message of ours', async () => {
    const { consult, requests } = promptConsult();
    const { first, second, clock, standIn } = await two(consult);
    await first.push(eventOf(asker, 'subscribe', first.now()));
    const incoming = present(incomingOf(strings(textOf(asker, '专利年费多少？', first.now()))));
    standIn.interact(asker, 'message');
    const exchanges = createExchangeStore(first.database);
    const now = first.now();
    await exchanges.ask(incoming, { holder: 'gone', now, until: now + 4_000 }, async (unit) => {
      await unit.db
        .updateTable('wechatVisitors')
        .set({ messageLeft: 5, messageUntil: now + 1e8 })
        .execute();
    });
    clock.advance(10_000);
    await Promise.all([first.wechat.sweep(), second.wechat.sweep()]);
    await eventually(() => {
      expect(standIn.delivered.map(({ text }) => text)).toEqual(['答：专利年费多少？']);
    });
    await Promise.all([first.wechat.sweep(), second.wechat.sweep()]);
    expect(requests).toHaveLength(1);
    expect(standIn.delivered).toHaveLength(1);
    expect((await exchanges.find(incoming.key))?.exchange).toEqual({ state: 'deferred' });
    expect(await exchanges.find(incoming.key)).not.toHaveProperty('content');
  });

  it('an agent’s words are heard by all and sent by one; a send whose process is gone is unknown and not repeated', async () => {
    const { first, second, clock, standIn } = await two(promptConsult().consult);
    await first.push(textOf(asker, '专利年费多少？', first.now()));
    const id = await conversationOf(first, asker);
    await first.push(eventOf(asker, 'CLICK', first.now(), { EventKey: 'person' }));
    await first.service.agentTake(id, { agentId, name: '小王' });
    await second.service.agentMessage({ conversationId: id, agentId, text: '您好' });
    const texts = () => standIn.delivered.map(({ text }) => text).join('\n\n');
    await eventually(() => {
      expect(texts()).toBe('座席小王为您服务。\n\n【座席】您好');
    });
    const { lastSequence } = present(await first.service.find(id));
    const after = { conversationId: id, sequence: lastSequence - 1 };
    const row = newDelivery(
      {
        id: 'left',
        openid: asker,
        at: first.now(),
        via: 'message',
        state: 'sending',
        dueAt: first.now() + 60_000,
        sender: 'gone',
        until: first.now() + 60_000,
      },
      { after, through: after, messages: [], last: present(await first.service.find(id)) },
      { text: '', language: 'zh-Hans', speaker: 'agent', sourced: false },
    );
    await first.database.store.insertInto('wechatDeliveries').values(row).execute();
    await second.service.agentMessage({ conversationId: id, agentId, text: '再见' });
    clock.advance(61_000);
    await Promise.all([first.wechat.sweep(), second.wechat.sweep()]);
    await eventually(() => {
      expect(texts().endsWith('【座席】再见')).toBe(true);
    });
    const states = (await deliveriesOf(first.database.store, id)).map(({ state }) => state);
    expect(states.filter((state) => state === 'unknown')).toHaveLength(1);
    expect(standIn.delivered.filter(({ text }) => text.includes('再见'))).toHaveLength(1);
  });

  it('one of them fetches the access token, whoever needs it', async () => {
    const { first, second, clock, standIn } = await two(promptConsult().consult);
    const tokensOf = ({ database }: WechatService) =>
      createAccessTokens({
        store: database.store,
        clock,
        appId: account.appId,
        secret: account.secret,
        base: standIn.base,
        holder: randomUUID(),
        timeoutMs: 5_000,
        pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      });
    const [one, other] = [tokensOf(first), tokensOf(second)];
    const fetched = () => standIn.calls.filter(({ path }) => path.endsWith('stable_token')).length;
    const got = await Promise.all([one.current(), other.current(), one.current()]);
    expect(new Set(got.map((each) => (each.kind === 'token' ? each.token : each.why))).size).toBe(1);
    expect(fetched()).toBe(1);
    // Early, and again only once.
    clock.advance(6_901_000);
    const next = await Promise.all([one.current(), other.current()]);
    expect(next[0]).toEqual(next[1]);
    expect(next[0]).not.toEqual(got[0]);
    expect(fetched()).toBe(2);
    // The platform refuses it to both: one new token.
    const refused = next[0].kind === 'token' ? next[0].token : '';
    const after = await Promise.all([one.insteadOf(refused), other.insteadOf(refused)]);
    expect(after[0]).toEqual(after[1]);
    expect(after[0]).not.toEqual(next[0]);
  });

  it('a wrong secret, a busy platform and no platform give no token, and are not asked again at once', async () => {
    const { first, clock, standIn } = await two(promptConsult().consult);
    const tokens = createAccessTokens({
      store: first.database.store,
      clock,
      appId: account.appId,
      secret: account.secret,
      base: standIn.base,
      holder: 'p1',
      timeoutMs: 5_000,
      pause: () => Promise.resolve(),
    });
    standIn.tokenFaults.push({ kind: 'code', code: 45009 });
    expect(await tokens.current()).toMatchObject({ kind: 'none', code: 45009, waitMs: 60_000 });
    expect(await tokens.current()).toMatchObject({ kind: 'none', code: 45009 });
    expect(standIn.calls).toHaveLength(1);
    clock.advance(61_000);
    standIn.tokenFaults.push({ kind: 'malformed' });
    expect(await tokens.current()).toMatchObject({ kind: 'none' });
    clock.advance(3_000);
    expect(await tokens.current()).toMatchObject({ kind: 'token' });
  });

  it('a visitor’s wish to be forgotten reaches the channel', async () => {
    const { first } = await two(promptConsult().consult);
    await first.push(textOf(asker, '专利年费多少？', first.now()));
    const context = { database: first.database, clock: { now: () => first.now() }, newId: randomUUID };
    const exported = await exportVisitor(context, asker);
    expect(exported.wechat.visitor).toHaveLength(1);
    expect(exported.wechat.deliveries.length).toBeGreaterThan(0);
    await eraseVisitor(context, asker);
    for (const table of ['wechatVisitors', 'wechatExchanges', 'wechatDeliveries'] as const)
      expect(
        await first.database.store.selectFrom(table).selectAll().where('openid', '=', asker).execute(),
      ).toEqual([]);
    const again = await first.push(textOf(asker, '商标续展多少钱？', first.now()));
    expect(again.text).toContain('会话内容会被保存');
  });
});

function strings(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
