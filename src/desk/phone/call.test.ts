import { expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases } from '../../store/testing/databases.ts';
import { deskService } from '../testing/desk-service.ts';

describeOnBothDatabases('a call', (newPlace) => {
  const start = async () => {
    const service = await deskService({ place: await newPlace() });
    onTestFinished(() => service.close());
    const agent = await service.signedIn('agent');
    const note = {
      clientId: 'call-1',
      startedAt: service.clock.now() - 120_000,
      language: 'zh-Hans',
      questions: [{ question: '外观专利年费第四年多少', answer: '900元。' }, { question: '第九年呢' }],
      topic: 'patent',
      hotlineFunction: 'policy',
      result: 'solved',
      note: '来电人会按期缴费。',
    };
    return { service, agent, note };
  };

  it('finds what to read out as it is typed, and keeps nothing of it', async () => {
    const { service, agent } = await start();
    const { body } = await agent.get(`/phone/search?q=${encodeURIComponent('外观设计专利保护多少年')}`);
    expect(body.sentence).toContain('15年');
    expect(body.topic).toBe('patent');
    expect(body.citations.length).toBeGreaterThan(0);
    const history = JSON.stringify([{ role: 'visitor', text: '发明专利保护多少年' }]);
    const next = await agent.get(
      `/phone/search?q=${encodeURIComponent('那外观设计呢')}&history=${encodeURIComponent(history)}`,
    );
    expect(next.body.query).toContain('外观设计');
    expect((await agent.get('/phone/search?q=x&history=nonsense')).body.errors[0].field).toBe('history');
    expect(await service.database.store.selectFrom('turns').selectAll().execute()).toEqual([]);
    expect(await service.database.store.selectFrom('conversations').selectAll().execute()).toEqual([]);
  });

  it('is kept once as a finished conversation of the agent, with what was asked and said', async () => {
    const { service, agent, note } = await start();
    const kept = await Promise.all([agent.post('/phone/calls', note), agent.post('/phone/calls', note)]);
    const [one, two] = kept.map(({ body }) => body as { conversationId: string });
    expect(two).toEqual(one);
    const { body } = await agent.get(`/conversations/${one!.conversationId}`);
    expect(body.conversation).toMatchObject({ channel: 'phone', owner: 'closed', topic: 'patent' });
    expect(body.conversation.openedAt).toBe(note.startedAt);
    expect(body.wrapUp).toMatchObject({ result: 'solved', note: note.note, hotlineFunction: 'policy' });
    const said = body.messages
      .filter(({ message }: { message: { kind: string } }) => message.kind === 'text')
      .map(({ text }: { text: string }) => text);
    expect(said).toEqual(['外观专利年费第四年多少', '900元。', '第九年呢']);
    const other = await service.signedIn('agent');
    expect((await other.get(`/conversations/${one!.conversationId}`)).body.messages).toBeUndefined();
    expect((await agent.post('/phone/calls', { ...note, clientId: 'call-2' })).body).not.toEqual(one);
  });

  it('begins no earlier than calls last', async () => {
    const { service, agent, note } = await start();
    const { body } = await agent.post('/phone/calls', { ...note, startedAt: 0 });
    const row = await service.database.store
      .selectFrom('conversations')
      .select('openedAt')
      .where('id', '=', body.conversationId)
      .executeTakeFirstOrThrow();
    expect(row.openedAt).toBe(service.clock.now());
  });
});
