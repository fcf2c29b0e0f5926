import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StateDatabase } from '../../store/database.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import { openPlace, present, testService, told } from './service.ts';
import { promptConsult } from './turns.ts';

const minute = 60_000;
const agent = { agentId: 'agent-1', name: '李明' };

/** How people come in, whatever conversations are kept in. */
export function handoverContract(newPlace: () => Promise<DatabasePlace>): void {
  let database: StateDatabase;
  beforeAll(async () => {
    database = await openPlace(newPlace);
  });
  afterAll(() => database.close());

  it('gives a conversation to the queue with a brief, and to the first agent who takes it', async () => {
    const { consult } = promptConsult(({ question }) =>
      question.includes('侵权') ? { outcome: 'handed-over', reason: 'own-case' } : {},
    );
    const { service, open, agentComes, log } = await testService(database, consult);
    await agentComes();
    const id = await open();
    await (
      await service.visitorMessage({ conversationId: id, text: '商标保护几年？' })
    ).settled;
    await (
      await service.visitorMessage({ conversationId: id, text: '我这算侵权吗？' })
    ).settled;
    expect(await service.find(id)).toMatchObject({ owner: 'queue', version: 2 });
    expect(await service.brief(id)).toMatchObject({
      reason: 'own-case',
      language: 'zh-Hans',
      topic: 'patent',
      asked: '我这算侵权吗？',
      answered: [{ question: '商标保护几年？', outcome: 'answered' }],
      evidence: [{ passageId: 'p1' }],
    });
    const results = await Promise.all(
      [agent, { agentId: 'agent-2', name: '王芳' }].map((one) => service.agentTake(id, one)),
    );
    expect(results.map((result) => result.kind).sort()).toEqual(['changed', 'refused']);
    expect((await log(id)).slice(4).map(told)).toEqual([
      'hands: handover',
      'notice: queue.position',
      'hands: take',
      'notice: agent.joined',
    ]);
  });

  it('only acknowledges while the visitor waits, now and then, and never consults', async () => {
    const { consult, requests } = promptConsult();
    const { service, open, agentComes, log, clock } = await testService(database, consult);
    await agentComes();
    const id = await open();
    await service.requestPerson(id);
    clock.advance(2 * minute);
    await agentComes();
    await (
      await service.visitorMessage({ conversationId: id, text: '在吗？' })
    ).settled;
    await (
      await service.visitorMessage({ conversationId: id, text: '有人吗？' })
    ).settled;
    expect(requests).toEqual([]);
    expect((await log(id)).slice(2).map(told)).toEqual([
      'visitor: 在吗？',
      'notice: queue.still-waiting',
      'visitor: 有人吗？',
    ]);
    expect(await service.cancelQueue(id)).toEqual({ kind: 'done' });
    expect(await service.cancelQueue(id)).toEqual({ kind: 'refused', owner: 'assistant' });
  });

  it('serves by priority, then by time, and shows each visitor the place', async () => {
    const { consult } = promptConsult(({ question }) => ({
      outcome: 'handed-over',
      reason: question.includes('投诉') ? 'complaint' : 'low-confidence',
    }));
    const { service, open, agentComes, clock } = await testService(database, consult);
    await agentComes();
    const others = await service.queue();
    for (const { id } of others) await service.closeByVisitor(id);
    const ids: string[] = [];
    for (const text of ['问题一？', '问题二？', '我要投诉！']) {
      const id = await open();
      ids.push(id);
      await (
        await service.visitorMessage({ conversationId: id, text })
      ).settled;
      clock.advance(1_000);
    }
    expect((await service.queue()).map((one) => one.id)).toEqual([ids[2], ids[0], ids[1]]);
    expect(await Promise.all(ids.map((id) => service.queuePosition(id)))).toEqual([2, 3, 1]);
    await service.agentTake(present(ids[1]), agent);
    await service.agentTransfer(present(ids[1]), 'agent-1', { skill: 'trademark' });
    expect(await service.queuePosition(present(ids[1]))).toBe(1);
    expect((await service.find(present(ids[1])))?.wantedSkill).toBe('trademark');
  });

  it('leaves one ticket with a promise when nobody is on duty, and stays with the assistant', async () => {
    const { consult } = promptConsult(() => ({ outcome: 'handed-over', reason: 'no-evidence' }));
    const { service, open, log } = await testService(database, consult, {
      startAt: Date.parse('2026-11-22T20:00:00+08:00'),
    });
    const id = await open();
    await (
      await service.visitorMessage({ conversationId: id, text: '这个怎么办？' })
    ).settled;
    const asked = await service.requestPerson(id);
    expect(asked).toMatchObject({
      kind: 'ticket',
      ticket: {
        kind: 'call-back',
        status: 'open',
        dueAt: Date.parse('2026-11-23T13:00:00+08:00'),
        topic: 'patent',
      },
    });
    expect((await service.find(id))?.owner).toBe('assistant');
    const tickets = (await log(id)).flatMap((one) => (one.kind === 'notice' ? [one.data?.ticketId] : []));
    expect(tickets).toHaveLength(2);
    expect(new Set(tickets).size).toBe(1);
    expect(told(present((await log(id)).at(-1)))).toBe('notice: ticket.call-back, ticket.hotline');
  });

  it('promises no time in a year without an official list of holidays', async () => {
    const { service, open, log } = await testService(database, promptConsult().consult, {
      startAt: Date.parse('2027-01-04T10:00:00+08:00'),
    });
    const id = await open();
    expect(await service.requestPerson(id)).toMatchObject({ kind: 'ticket' });
    expect(told(present((await log(id)).at(-1)))).toBe('notice: ticket.call-back-undated, ticket.hotline');
  });

  it('keeps a way to be reached only for the visitor’s own ticket', async () => {
    const { service, open } = await testService(database, promptConsult().consult);
    const [mine, other] = [await open(), await open('visitor-2')];
    const asked = await service.requestPerson(mine);
    const ticketId = asked.kind === 'ticket' ? asked.ticket.id : '';
    const contact = { phone: '021-12345678' };
    expect(await service.leaveContact({ conversationId: other, ticketId, contact })).toBe(false);
    expect(await service.leaveContact({ conversationId: mine, ticketId, contact })).toBe(true);
  });

  it('returns conversations of an agent who is gone for three minutes to the head of the queue', async () => {
    const { service, open, agentComes, clock, log } = await testService(database, promptConsult().consult);
    await agentComes('agent-1');
    await agentComes('agent-2');
    const id = await open();
    await service.requestPerson(id);
    await service.agentTake(id, agent);
    clock.advance(2 * minute);
    await agentComes('agent-2');
    await service.sweep();
    expect((await service.find(id))?.owner).toBe('agent');
    clock.advance(minute + 1);
    await service.sweep();
    expect(await service.find(id)).toMatchObject({ owner: 'queue' });
    expect(told(present((await log(id)).at(-1)))).toBe('notice: queue.agent-absent');
    expect(await service.agentMessage({ conversationId: id, agentId: 'agent-1', text: '我回来了' })).toEqual({
      kind: 'not-yours',
    });
  });

  it('turns a queue that nobody is left to serve into tickets', async () => {
    const { service, open, agentComes, clock, log } = await testService(database, promptConsult().consult, {
      startAt: Date.parse('2026-11-23T17:29:00+08:00'),
    });
    await agentComes();
    const id = await open();
    await service.requestPerson(id);
    clock.advance(minute);
    await agentComes();
    expect((await service.sweep()).ticketed).toBeGreaterThanOrEqual(1);
    expect(await service.find(id)).toMatchObject({ owner: 'assistant', version: 3 });
    expect((await log(id)).slice(2).map(told)).toEqual([
      'hands: nobody-on-duty',
      'notice: ticket.call-back, ticket.hotline',
    ]);
  });

  it('lets only the agent who has a conversation speak in it, give it on, and end it', async () => {
    const { service, open, agentComes, log } = await testService(database, promptConsult().consult);
    await agentComes();
    const id = await open();
    const say = (agentId: string): ReturnType<typeof service.agentMessage> =>
      service.agentMessage({ conversationId: id, agentId, text: '您好', clientId: 'said-once' });
    expect(await say('agent-1')).toEqual({ kind: 'not-yours' });
    expect(await service.agentTake(id, agent)).toEqual({ kind: 'refused', owner: 'assistant' });
    expect(await service.agentClose(id, 'agent-1')).toEqual({ kind: 'refused', owner: 'assistant' });
    await service.requestPerson(id);
    await service.agentTake(id, agent);
    const other = { kind: 'not-yours', agentId: 'agent-1' };
    expect(await service.agentTransfer(id, 'agent-2', {})).toEqual(other);
    expect(await service.agentHandBack(id, 'agent-2')).toEqual(other);
    expect(await service.agentClose(id, 'agent-2')).toEqual(other);
    expect([await say('agent-1'), await say('agent-1')]).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
    expect((await log(id)).filter((one) => one.from === 'agent')).toHaveLength(1);
    expect((await service.agentClose(id, 'agent-1', { topic: 'trademark' })).kind).toBe('changed');
    expect(await service.find(id)).toMatchObject({
      owner: 'closed',
      topic: 'trademark',
      closeReason: 'by-agent',
    });
    expect(await say('agent-2')).toEqual({ kind: 'not-yours' });
    expect(await service.agentTake('nobody', agent)).toEqual({ kind: 'unknown-conversation' });
  });

  it('writes every act of an agent into the audit trail', async () => {
    const { service, open, agentComes } = await testService(database, promptConsult().consult);
    await agentComes();
    const id = await open();
    await service.requestPerson(id);
    await service.agentTake(id, agent);
    await service.agentHandBack(id, 'agent-1');
    const acts = await database.store
      .selectFrom('audit')
      .select(['actor', 'act'])
      .where('subject', '=', id)
      .orderBy('sequence')
      .execute();
    expect(acts).toEqual([
      { actor: 'agent-1', act: 'conversation.take' },
      { actor: 'agent-1', act: 'conversation.hand-back' },
    ]);
  });
}
