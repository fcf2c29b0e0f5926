import { expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases } from '../../store/testing/databases.ts';
import type { DeskClient } from '../testing/desk-client.ts';
import { deskService, type DeskService } from '../testing/desk-service.ts';
import type { DeskEvent } from '../wire/stream.ts';

describeOnBothDatabases('the live stream', (newPlace) => {
  const started = async (): Promise<DeskService> => {
    const service = await deskService({ place: await newPlace() });
    onTestFinished(() => service.close());
    return service;
  };

  it('tells each person what concerns them, and no text', async () => {
    const service = await started();
    const [agent, other, editor] = [
      await service.signedIn('agent'),
      await service.signedIn('agent'),
      await service.signedIn('editor'),
    ];
    await agent.put('/presence', { status: 'available' });
    const streams = await Promise.all([agent, other, editor].map((person) => listen(service, person)));
    const [own, others, editors] = streams as [Listened, Listened, Listened];
    const id = await service.open();
    await (
      await service.service.visitorMessage({ conversationId: id, text: '转人工' })
    ).settled;
    await agent.post(`/conversations/${id}/take`);
    await service.service.visitorMessage({ conversationId: id, text: '我是王小明' });
    await own.until((events) => events.some(({ name }) => name === 'message'));
    // Something everybody is told comes last, so that what came before is known to be all.
    await agent.post('/tickets', {
      ...{ kind: 'call-back', topic: 'patent', hotlineFunction: 'legal', summary: '回电', clientId: 'x' },
    });
    await others.until((events) => events.some(({ name }) => name === 'ticket'));
    expect(own.names()).toEqual(expect.arrayContaining(['queue', 'message', 'suggestion', 'ticket']));
    expect(new Set(others.names())).toEqual(new Set(['queue', 'ticket']));
    expect(editors.names()).toEqual([]);
    expect(own.text()).not.toContain('王小明');
  });

  it('goes on where it stopped, each event once and in order', async () => {
    const service = await started();
    const agent = await service.signedIn('agent');
    await agent.put('/presence', { status: 'available' });
    const first = await listen(service, agent);
    const id = await service.open();
    await service.service.requestPerson(id);
    await first.until((events) => events.length >= 1);
    first.leave();
    await agent.post(`/conversations/${id}/take`);
    await agent.post(`/conversations/${id}/messages`, { text: '您好' });
    const second = await listen(service, agent, { 'last-event-id': String(first.lastId()) });
    await second.until((events) => events.some(({ name }) => name === 'message'));
    await agent.post(`/conversations/${id}/hand-back`);
    await second.until((events) => events.filter(({ name }) => name === 'queue').length === 2);
    const ids = second.ids();
    expect(ids).toEqual([...new Set(ids)].sort((one, next) => one - next));
    expect(ids[0]).toBeGreaterThan(first.lastId());
  });

  it('says to load anew when more was missed than can be told, or the number is of another log', async () => {
    const service = await started();
    const agent = await service.signedIn('agent');
    for (const after of ['999999', '0']) {
      if (after === '0') {
        await service.service.requestPerson(await service.open());
        await service.database.store.deleteFrom('events').where('sequence', '=', 1).execute();
      }
      const stream = await listen(service, agent, { 'last-event-id': after });
      await stream.until((events) => events.length > 0);
      expect(stream.names()).toEqual(['reset']);
      stream.leave();
    }
  });

  it('ends with the session', async () => {
    const service = await started();
    const agent = await service.signedIn('agent');
    const operator = await service.signedIn('operator');
    const stream = await listen(service, agent);
    await operator.delete(`/staff/${agent.staff.id}/sessions`);
    await stream.ended;
  });
});

interface Listened {
  names(): string[];
  ids(): number[];
  lastId(): number;
  text(): string;
  until(fits: (events: DeskEvent[]) => boolean): Promise<void>;
  leave(): void;
  readonly ended: Promise<void>;
}

/** Reads a stream over HTTP until it is left. */
async function listen(
  service: DeskService,
  person: DeskClient,
  headers: Record<string, string> = {},
): Promise<Listened> {
  const leaving = new AbortController();
  const response = await fetch(`${service.origin}/api/desk/stream`, {
    headers: { cookie: person.cookie, ...headers },
    signal: leaving.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  const watchers = new Set<() => void>();
  const blocks = () => text.split('\n\n').filter((block) => block.includes('data: '));
  const events = () => blocks().map((block) => JSON.parse(block.split('data: ')[1]!) as DeskEvent);
  const ids = () => blocks().map((block) => Number(/^id: (\d+)/m.exec(block)?.[1]));
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      for (const watch of watchers) watch();
    }
  };
  const ended = read().catch(() => undefined);
  onTestFinished(() => {
    leaving.abort();
  });
  return {
    names: () => events().map(({ name }) => name),
    ids,
    lastId: () => ids().at(-1) ?? 0,
    text: () => text,
    until: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!fits(events())) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    leave: () => {
      leaving.abort();
    },
    ended,
  };
}
