import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StateDatabase } from '../../store/database.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import { openPlace, present, testService, told } from './service.ts';
import { promptConsult } from './turns.ts';

/** How conversations begin and how they stand, whatever they are kept in. */
export function openingContract(newPlace: () => Promise<DatabasePlace>): void {
  let database: StateDatabase;
  beforeAll(async () => {
    database = await openPlace(newPlace);
  });
  afterAll(() => database.close());

  it('opens one conversation under an id, however many ask at once', async () => {
    const { service } = await testService(database, promptConsult().consult);
    const request = { id: 'opened-once', channel: 'web', visitorId: 'v' } as const;
    const opened = await Promise.all([1, 2, 3, 4].map(() => service.open(request)));
    expect(new Set(opened.map(({ id }) => id))).toEqual(new Set(['opened-once']));
    expect(await service.thread('opened-once')).toHaveLength(1);
  });

  it('greets once, before the first message, and names the exhibition', async () => {
    const { service, log, open } = await testService(database, promptConsult().consult);
    const event = { id: 'fair', name: '示例博览会' };
    const { id } = await service.open({ channel: 'web', visitorId: 'v', event });
    const greeted = await Promise.all([1, 2, 3].map(() => service.welcome(id)));
    expect(greeted.filter(Boolean)).toHaveLength(1);
    expect((await log(id)).map(told)).toEqual(['notice: welcome.hello, welcome.event, welcome.privacy']);
    const late = await open();
    await (
      await service.visitorMessage({ conversationId: late, text: '专利费多少？' })
    ).settled;
    expect(await service.welcome(late)).toBe(false);
    expect(await service.welcome('nobody')).toBe(false);
  });

  it('tells how a conversation stands, and what carries it on', async () => {
    const { service, open, agentComes } = await testService(database, promptConsult().consult);
    const id = await open();
    const standing = async () => service.standing(present(await service.find(id)));
    expect(await standing()).toEqual({
      owner: 'assistant',
      onDuty: false,
      language: 'zh-Hans',
      ended: false,
    });
    await agentComes();
    await service.requestPerson(id);
    expect(await standing()).toMatchObject({ owner: 'queue', onDuty: true, queuePosition: 1 });
    await service.agentTake(id, { agentId: 'agent-1', name: '李明' });
    expect(await standing()).toMatchObject({ owner: 'agent', agentName: '座席agent-1' });
    await service.closeByVisitor(id);
    expect(await standing()).toMatchObject({ owner: 'closed', ended: true });
    const carriedOn = await service.visitorMessage({ conversationId: id, text: '再问一个？' });
    await carriedOn.settled;
    const next = carriedOn.kind === 'accepted' ? carriedOn.conversationId : '';
    expect((await service.thread(id)).map((each) => each.id)).toEqual([id, next]);
    expect(await service.thread('nobody')).toEqual([]);
  });
}
