import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StateDatabase } from '../../store/database.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import { conversationSchema } from '../conversation.ts';
import { messageSchema } from '../message.ts';
import { openPlace, present, testService, told } from './service.ts';
import { createTurnRepository } from '../turn-repository.ts';
import { heldConsult, madeTurn, promptConsult } from './turns.ts';

const agent = { agentId: 'agent-1', name: '李明' };

/** How the assistant answers, whatever conversations are kept in. */
export function turnContract(newPlace: () => Promise<DatabasePlace>): void {
  let database: StateDatabase;
  beforeAll(async () => {
    database = await openPlace(newPlace);
  });
  afterAll(() => database.close());

  it('answers a question, and tells readers of the event log', async () => {
    const { service, open, log } = await testService(database, promptConsult().consult);
    const before = await database.events.latest();
    const id = await open();
    const sent = await service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    expect(sent).toMatchObject({ kind: 'accepted', repeated: false, message: { sequence: 1 } });
    await sent.settled;
    expect((await log(id)).map(told)).toEqual(['visitor: 专利费多少？', 'reply: 答：专利费多少？']);
    const events = (await database.events.readAfter(before)).filter((event) => event.conversationId === id);
    expect(events.map((event) => event.name)).toEqual([
      'conversation.opened',
      'message.appended',
      'turn.started',
      'message.appended',
      'turn.finished',
    ]);
  });

  it('gives rows back as their types describe them, and keeps the turn with its reply', async () => {
    const { service, agentComes, log } = await testService(database, promptConsult().consult);
    await agentComes();
    const { id } = await service.open({
      channel: 'web',
      visitorId: 'visitor-1',
      event: { id: 'fair-1', name: '进博会' },
      page: { title: '商标', url: 'https://ip.example/' },
    });
    await service.welcome(id);
    const choice = { id: 'c', label: 'l', query: 'q' };
    await (
      await service.visitorChoice({ conversationId: id, choice })
    ).settled;
    await service.visitorFile({ conversationId: id, kind: 'image/png', name: 'a', bytes: Buffer.from('a') });
    await service.rate(id, { score: 5, reasons: ['clear'] });
    await service.requestPerson(id);
    await service.agentTake(id, agent);
    await service.agentMessage({ conversationId: id, agentId: 'agent-1', text: '您好' });
    const messages = await log(id);
    expect(messages.map((one) => messageSchema.parse(one))).toEqual(messages);
    expect(new Set(messages.map(({ kind }) => kind)).size).toBe(7);
    const conversation = await service.find(id);
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    const turnId = present(messages.find(({ kind }) => kind === 'reply')?.turnId);
    expect(await createTurnRepository(database).find(turnId)).toMatchObject({ id: turnId, question: 'q' });
  });

  it('makes one turn of a burst of short messages', async () => {
    const { consult, requests } = promptConsult();
    const more = ['请教一下', '外观专利年费多少'];
    const waits: number[] = [];
    const { service, open, log, clock } = await testService(database, consult, {
      pause: async (milliseconds) => {
        waits.push(milliseconds);
        clock.advance(300);
        const text = more.shift();
        if (text !== undefined) await service.visitorMessage({ conversationId: id, text });
      },
    });
    const id = await open();
    await (
      await service.visitorMessage({ conversationId: id, text: '你好' })
    ).settled;
    await service.drain();
    expect(waits).toEqual([700, 700]);
    expect(requests.map((request) => request.question)).toEqual(['你好\n请教一下\n外观专利年费多少']);
    expect((await log(id)).filter((message) => message.kind === 'reply')).toHaveLength(1);
  });

  it('makes another turn of what comes while one runs, and tells it what was said before', async () => {
    const held = heldConsult();
    const { service, open, log } = await testService(database, held.consult);
    const id = await open();
    const first = await service.visitorMessage({ conversationId: id, text: '专利年费多少？' });
    await held.asked(1);
    const second = await service.visitorMessage({ conversationId: id, text: '那商标呢？' });
    present(held.waiting[0]).answer(madeTurn('run-1', '专利年费多少？'));
    await held.asked(2);
    present(held.waiting[0]).answer(madeTurn('run-2', '那商标呢？'));
    await Promise.all([first.settled, second.settled]);
    expect(held.requests[1]).toMatchObject({
      question: '那商标呢？',
      history: [{ role: 'visitor', text: '专利年费多少？' }],
    });
    expect((await log(id)).map(told)).toEqual([
      'visitor: 专利年费多少？',
      'visitor: 那商标呢？',
      'reply: 答：专利年费多少？',
      'reply: 答：那商标呢？',
    ]);
  });

  it('asks with the choice the visitor tapped, and in the language the visitor chose', async () => {
    const { consult, requests } = promptConsult();
    const { service, open } = await testService(database, consult);
    const id = await open();
    expect(await service.chooseLanguage(id, 'en')).toBe(true);
    const choice = { id: 'choice-2', label: 'Patent', query: 'patent annual fee' };
    await (
      await service.visitorChoice({ conversationId: id, choice })
    ).settled;
    expect(requests[0]).toMatchObject({ question: 'patent annual fee', choice: 'choice-2', language: 'en' });
    expect((await service.find(id))?.language).toBe('en');
  });

  it('follows the language of the visitor’s own words', async () => {
    const { service, open } = await testService(database, promptConsult(() => ({ language: 'en' })).consult);
    const id = await open();
    await (
      await service.visitorMessage({ conversationId: id, text: 'How much is it?' })
    ).settled;
    expect((await service.find(id))?.language).toBe('en');
  });

  it('never lets a late answer speak over an agent', async () => {
    const held = heldConsult();
    const { service, open, agentComes, log } = await testService(database, held.consult);
    await agentComes();
    const id = await open();
    const sent = await service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    await held.asked(1);
    await service.requestPerson(id);
    await service.agentTake(id, agent);
    await service.agentMessage({ conversationId: id, agentId: 'agent-1', text: '您好，我来回答。' });
    present(held.waiting[0]).answer(madeTurn('late-1', '专利费多少？'));
    await sent.settled;
    expect((await log(id)).map(told)).toEqual([
      'visitor: 专利费多少？',
      'hands: handover',
      'notice: queue.position',
      'hands: take',
      'notice: agent.joined',
      'agent: 您好，我来回答。',
    ]);
    const events = await database.events.readAfter(0, 10_000);
    expect(events.filter((event) => event.subject === 'late-1').map((event) => event.name)).toEqual([
      'turn.superseded',
    ]);
    expect(await createTurnRepository(database).find('late-1')).toMatchObject({ outcome: 'answered' });
    await service.agentHandBack(id, 'agent-1');
    expect((await log(id)).map(told).slice(6)).toEqual(['hands: hand-back', 'notice: agent.handed-back']);
  });

  it('gives the visitor a person when the consultation breaks', async () => {
    const held = heldConsult();
    const { service, open, agentComes, log } = await testService(database, held.consult);
    await agentComes();
    const id = await open();
    const sent = await service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    await held.asked(1);
    present(held.waiting[0]).fail(new Error('the model is away'));
    await sent.settled;
    expect(await service.find(id)).toMatchObject({ owner: 'queue' });
    expect((await log(id)).slice(1).map(told)).toEqual([
      'notice: handover.model-failure',
      'hands: handover',
      'notice: queue.position',
    ]);
    expect(await service.brief(id)).toMatchObject({ reason: 'model-failure' });
  });

  it('takes over a turn whose worker died, and drops what the dead one says after all', async () => {
    const dead = heldConsult();
    const first = await testService(database, dead.consult);
    const id = await first.open();
    const sent = await first.service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    await dead.asked(1);
    const alive = heldConsult();
    const second = await testService(database, alive.consult);
    await second.service.sweep();
    expect(alive.requests).toEqual([]);
    second.clock.advance(5_000);
    await second.service.sweep();
    await alive.asked(1);
    present(alive.waiting[0]).answer(madeTurn('alive', '专利费多少？'));
    await second.service.drain();
    present(dead.waiting[0]).answer(madeTurn('dead', '专利费多少？'));
    await sent.settled;
    expect((await first.log(id)).map((one) => one.turnId)).toEqual([undefined, 'alive']);
  });

  it('gives a question to a person that killed its worker again and again', async () => {
    const { service, open, agentComes, log, clock, context } = await testService(
      database,
      promptConsult().consult,
    );
    await agentComes();
    const id = await open();
    await database.store
      .updateTable('conversations')
      .set({ turnAttempts: context.limits.turnAttempts })
      .where('id', '=', id)
      .execute();
    await (
      await service.visitorMessage({ conversationId: id, text: '致命的问题？' })
    ).settled;
    clock.advance(1);
    expect((await log(id)).map(told)).toContain('notice: handover.model-failure');
    expect((await service.find(id))?.owner).toBe('queue');
  });

  it('stops taking up turns when it drains, and another worker takes up what waits', async () => {
    const first = await testService(database, promptConsult().consult);
    const id = await first.open();
    await first.service.drain();
    const sent = await first.service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    await sent.settled;
    expect(await first.log(id)).toHaveLength(1);
    const second = await testService(database, promptConsult().consult);
    second.clock.advance(2_000);
    await second.service.sweep();
    await second.service.drain();
    expect((await first.log(id)).map(told)).toEqual(['visitor: 专利费多少？', 'reply: 答：专利费多少？']);
  });
}
