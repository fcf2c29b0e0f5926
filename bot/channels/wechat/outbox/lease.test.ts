import { expect, it } from 'vitest';
import { deliveriesOf } from '../../../../src/conversations/reach/reach.ts';
import { present } from '../../../../src/conversations/testing/service.ts';
import { promptConsult } from '../../../../src/conversations/testing/turns.ts';
import { pause } from '../../../../src/store/backoff.ts';
import { describeOnBothDatabases } from '../../../../src/store/testing/databases.ts';
import { eventOf, textOf } from '../testing/platform.ts';
import { conversationOf, twoProcesses } from '../testing/two-processes.ts';
import { eventually } from '../../../../src/platform/testing/eventually.ts';

const asker = 'oVisitor-4';
const agentId = 'agent-1';
const leaseMs = 9_000;

describeOnBothDatabases('the hold of a process on what it sends', (newPlace) => {
  const two = twoProcesses(newPlace);

  /** An agent's 「一」 is on its way from one process, and the platform has not answered. */
  async function sending() {
    const beats: (() => void)[] = [];
    const processes = await two(promptConsult().consult, {
      leaseMs,
      // The process lives as long as the test lets its heart beat.
      pause: (ms, signal) =>
        ms === leaseMs / 3
          ? new Promise((resolve) => {
              beats.push(() => {
                resolve(true);
              });
              signal.addEventListener('abort', resolve, { once: true });
            })
          : pause(ms, signal),
    });
    const { first, standIn } = processes;
    await first.push(textOf(asker, '专利年费多少？', first.now()));
    const id = await conversationOf(first, asker);
    await first.push(eventOf(asker, 'CLICK', first.now(), { EventKey: 'person' }));
    await first.service.agentTake(id, { agentId, name: '小王' });
    await eventually(() => {
      expect(standIn.delivered.at(-1)?.text).toBe('座席小王为您服务。');
    });
    await first.wechat.attend(asker);
    beats.length = 0;
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    standIn.faults.push({ kind: 'held', until });
    await first.service.agentMessage({ conversationId: id, agentId, text: '一' });
    await eventually(() => {
      expect(beats).toHaveLength(1);
    });
    const newest = async () => present((await deliveriesOf(first.database.store, id)).at(-1));
    const states = async () => (await deliveriesOf(first.database.store, id)).map(({ state }) => state);
    return { ...processes, id, beats, release, newest, states };
  }

  it('is renewed while it lives: a slow send is nobody else’s', async () => {
    const { first, second, clock, standIn, beats, release, newest } = await sending();
    const heldUntil = async () =>
      (
        await first.database.store
          .selectFrom('wechatVisitors')
          .select('senderUntil')
          .where('openid', '=', asker)
          .executeTakeFirstOrThrow()
      ).senderUntil;
    for (const round of [1, 2, 3]) {
      const before = await heldUntil();
      clock.advance(6_000);
      present(beats[round - 1])();
      await eventually(async () => {
        expect(await heldUntil()).toBeGreaterThan(before);
      });
      await second.wechat.sweep();
      expect(await newest()).toMatchObject({ state: 'sending' });
    }
    release();
    await eventually(async () => {
      expect(await newest()).toMatchObject({ state: 'sent' });
    });
    expect(standIn.delivered.filter(({ text }) => text === '【座席】一')).toHaveLength(1);
  });

  it('ends within ten seconds without a sign of it: another goes on, and nothing is said twice', async () => {
    const { second, clock, standIn, id, release, states } = await sending();
    await second.service.agentMessage({ conversationId: id, agentId, text: '二' });
    clock.advance(leaseMs + 500);
    await second.wechat.sweep();
    await eventually(() => {
      expect(standIn.delivered.at(-1)?.text).toBe('【座席】二');
    });
    await eventually(async () => {
      expect((await states()).slice(-2)).toEqual(['unknown', 'sent']);
    });
    // It was only asleep, and its call had gone out: that it arrived is as it was told.
    release();
    await eventually(() => {
      expect(standIn.delivered.map(({ text }) => text).slice(-2)).toEqual(['【座席】二', '【座席】一']);
    });
    await second.wechat.sweep();
    expect((await states()).slice(-2)).toEqual(['unknown', 'sent']);
    expect(standIn.delivered.filter(({ text }) => text.startsWith('【座席】'))).toHaveLength(2);
  });
});
