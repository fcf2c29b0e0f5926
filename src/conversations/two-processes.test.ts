import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { postgresPlace, testDatabaseUrl, type DatabasePlace } from '../store/testing/databases.ts';
import { tcpProxy, type TcpProxy } from '../store/testing/tcp-proxy.ts';
import { present, testService, told } from './testing/service.ts';
import { heldConsult, madeTurn, promptConsult } from './testing/turns.ts';

const skipped = testDatabaseUrl === undefined || testDatabaseUrl === '';

describe.skipIf(skipped)('two processes on one PostgreSQL (skipped without TEST_DATABASE_URL)', () => {
  let place: DatabasePlace;
  let proxy: TcpProxy;
  /** The process of the visitor's channel, over a wire that can be cut. */
  let here: StateDatabase;
  /** The process of the desk. */
  let there: StateDatabase;
  beforeAll(async () => {
    place = await postgresPlace(testDatabaseUrl ?? '');
    const url = new URL('databaseUrl' in place.location ? place.location.databaseUrl : '');
    proxy = await tcpProxy({ host: url.hostname, port: Number(url.port) });
    there = await openDatabase(place.location, { catchUpEveryMs: 0 });
    url.host = `127.0.0.1:${proxy.port}`;
    const limits = { patienceMs: 200, backoff: { firstMs: 5, limitMs: 20 } };
    here = await openDatabase({ databaseUrl: url.href }, { catchUpEveryMs: 0, limits });
  });
  afterAll(async () => {
    await here.close();
    await there.close();
    await proxy.close();
    await place.remove();
  });

  it('the visitor’s on one and the agent’s on the other never let a late answer speak over the agent', async () => {
    const held = heldConsult();
    const visitorSide = await testService(here, held.consult);
    const agentSide = await testService(there, promptConsult().consult);
    await agentSide.agentComes();
    const id = await visitorSide.open();
    const sent = await visitorSide.service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    await held.asked(1);
    await visitorSide.service.requestPerson(id);
    await agentSide.service.agentTake(id, { agentId: 'agent-1', name: '李明' });
    present(held.waiting[0]).answer(madeTurn('too-late', '专利费多少？'));
    await sent.settled;
    expect((await agentSide.log(id)).map(told)).toEqual([
      'visitor: 专利费多少？',
      'hands: handover',
      'notice: queue.position',
      'hands: take',
      'notice: agent.joined',
    ]);
  });

  it('tell the visitor when the wire is cut, and keep the message once when it is sent again', async () => {
    const test = await testService(here, promptConsult().consult);
    const id = await test.open();
    const message = { conversationId: id, text: '专利费多少？', clientId: 'c-1' };
    proxy.cut();
    await expect(test.service.visitorMessage(message)).rejects.toThrow(StoreUnavailable);
    proxy.mend();
    await (
      await test.service.visitorMessage(message)
    ).settled;
    expect((await test.log(id)).map(told)).toEqual(['visitor: 专利费多少？', 'reply: 答：专利费多少？']);
  });

  it('keep a message once when the wire breaks while it is committed', async () => {
    const test = await testService(here, promptConsult().consult);
    const id = await test.open();
    proxy.cutAnswerTo('commit');
    const sent = await test.service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    await sent.settled;
    expect((await test.log(id)).filter((one) => one.from === 'visitor')).toHaveLength(1);
  });

  it('sweep by one of them at a time', async () => {
    const [one, other] = [
      await testService(here, promptConsult().consult),
      await testService(there, promptConsult().consult),
    ];
    const id = await one.open();
    one.clock.advance(31 * 60_000);
    other.clock.advance(31 * 60_000);
    const reports = await Promise.all([one.service.sweep(), other.service.sweep()]);
    expect(reports.filter((report) => report.closed > 0)).toHaveLength(1);
    expect((await one.service.find(id))?.owner).toBe('closed');
  });
});
