import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { heldConsult, madeTurn, promptConsult } from '../../../src/conversations/testing/turns.ts';
import { describeOnBothDatabases } from '../../../src/store/testing/databases.ts';
import { servicesOfTest } from './testing/services.ts';
import { visitorAt, visitorWith, words, type ReadActivity } from './testing/visitor.ts';

const { serve } = servicesOfTest();
const answers = (count: number) => (activities: ReadActivity[]) =>
  activities.filter(({ entities }) => entities !== undefined).length === count;
const stateOf = (activities: ReadActivity[]) =>
  activities
    .filter(({ name }) => name === 'tongda/state')
    .map(({ value }) => value as Record<string, unknown>);

describe('a stream', () => {
  it('begins with the greeting, shows progress, the own words and the answer, each once', async () => {
    const held = heldConsult();
    const service = await serve(held.consult);
    const visitor = await visitorAt(service.domain);
    const stream = await visitor.stream();
    await visitor.say('商标续展什么时候办？', 'c-1');
    await held.asked(1);
    await stream.until((activities) => activities.some(({ type }) => type === 'typing'));
    held.waiting[0]!.answer(madeTurn('t1', '商标续展什么时候办？'));
    const received = await stream.until(answers(1));
    const typing = received.find(({ type }) => type === 'typing')!;
    expect(typing).toMatchObject({ text: '正在查找依据…', channelData: { streamType: 'informative' } });
    const messages = received.filter(({ type }) => type === 'message');
    expect(messages.map(({ channelData }) => channelData.tongda?.kind)).toEqual(['notice', 'text', 'reply']);
    expect(messages[1]?.channelData.clientActivityID).toBe('c-1');
    expect(stateOf(received)[0]).toEqual({
      owner: 'assistant',
      onDuty: false,
      language: 'zh-Hans',
      ended: false,
    });
    expect((await visitor.read()).activities.map(({ type }) => type)).toEqual([
      'message',
      'message',
      'message',
    ]);
  });

  it('that is lost and opened again loses and doubles nothing', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const seen: string[] = [];
    let watermark = '';
    const count = 30;
    const sending = (async () => {
      for (let each = 0; each < count; each += 1) await visitor.say(`第${each}个问题？`);
    })();
    while (words((await visitor.read()).activities).length < count * 2 || seen.length < count * 2 + 1) {
      const stream = await visitor.stream(watermark);
      await Promise.race([
        stream.until((activities) => activities.filter(({ type }) => type === 'message').length >= 5),
        stream.until(
          () =>
            seen.length + stream.activities().filter(({ type }) => type === 'message').length >=
            count * 2 + 1,
        ),
      ]);
      stream.socket.terminate();
      for (const set of stream.sets) {
        if (set.watermark === undefined) continue;
        seen.push(...set.activities.map(({ id }) => id));
        watermark = set.watermark;
      }
    }
    await sending;
    const whole = await readAll(visitor);
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('opened again with its watermark gets only what came since; without it, everything', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    await visitor.say('第一个问题？');
    const { watermark } = await visitor.readUntil(answers(1));
    await visitor.say('第二个问题？');
    await visitor.readUntil(answers(2));
    const later = await visitor.stream(watermark);
    expect(words(await later.until(answers(1)))).toEqual(['第二个问题？', '答：第二个问题？']);
    const anew = await visitor.stream();
    expect(words(await anew.until(answers(2)))).toHaveLength(4);
  });

  it('goes on when a closed conversation is carried on, under the same conversation of Direct Line', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const stream = await visitor.stream();
    await visitor.say('第一个问题？');
    await stream.until(answers(1));
    await visitor.post({ type: 'event', name: 'tongda/end' });
    await stream.until((activities) => stateOf(activities).at(-1)?.ended === true);
    await visitor.say('第二个问题？');
    const received = await stream.until(answers(2));
    expect(words(received)).toEqual(['第一个问题？', '答：第一个问题？', '第二个问题？', '答：第二个问题？']);
    await stream.until((activities) => stateOf(activities).at(-1)?.ended === false);
    expect(await service.service.thread(visitor.conversationId)).toHaveLength(2);
    const again = await visitor.stream(
      stream.sets.findLast(({ watermark }) => watermark !== undefined)?.watermark,
    );
    await visitor.say('第三个问题？');
    expect(words(await again.until(answers(1)))).toEqual(['第三个问题？', '答：第三个问题？']);
  });

  it('tells the state: who has the word, the place in the queue as it moves, whether somebody is on duty', async () => {
    const service = await serve(promptConsult().consult);
    await service.agentComes();
    const first = await visitorAt(service.domain);
    const second = await visitorAt(service.domain);
    const firstStream = await first.stream();
    const secondStream = await second.stream();
    await first.post({ type: 'event', name: 'tongda/person' });
    await firstStream.until((activities) => stateOf(activities).at(-1)?.queuePosition === 1);
    service.clock.advance(1_000);
    await second.post({ type: 'event', name: 'tongda/person' });
    await secondStream.until((activities) => stateOf(activities).at(-1)?.queuePosition === 2);
    await service.service.agentTake(first.conversationId, { agentId: 'agent-1', name: '李明' });
    await secondStream.until((activities) => stateOf(activities).at(-1)?.queuePosition === 1);
    const taken = await firstStream.until((activities) => stateOf(activities).at(-1)?.owner === 'agent');
    expect(stateOf(taken).at(-1)).toMatchObject({ owner: 'agent', agentName: '座席agent-1', onDuty: true });
    expect(taken.filter(({ name }) => name === 'tongda/hands').map(({ value }) => value)).toEqual([
      { act: 'handover', owner: 'queue' },
      { act: 'take', owner: 'agent', agentName: '李明' },
    ]);
    await second.post({ type: 'event', name: 'tongda/cancel' });
    await secondStream.until((activities) => stateOf(activities).at(-1)?.owner === 'assistant');
  });

  it('is closed with the word to come back when the service stops, and no new one is let in', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const stream = await visitor.stream();
    await service.directLine.drain();
    expect(await stream.closed).toEqual({ code: 1012, reason: 'reconnect' });
    await expect(visitor.stream()).rejects.toThrow('503');
  });

  it('of a client that takes nothing in is cut, and the client comes back without a loss', async () => {
    const service = await serve(promptConsult().consult, { limits: { pingMs: 300 } });
    await service.agentComes();
    const visitor = await visitorAt(service.domain);
    const upgraded = once(service.server, 'upgrade') as Promise<[unknown, Duplex]>;
    const stream = await visitor.stream();
    await stream.until((activities) => activities.length > 0);
    const [, connection] = await upgraded;
    const cut = once(connection, 'close');
    stream.socket.pause();
    await visitor.post({ type: 'event', name: 'tongda/person' });
    const agentId = 'agent-1';
    await service.service.agentTake(visitor.conversationId, { agentId, name: '李明' });
    const count = 40;
    for (let each = 0; each < count; each += 1)
      await service.service.agentMessage({
        conversationId: visitor.conversationId,
        agentId,
        text: `${each} ${'很长的回答'.repeat(1_900)}`,
      });
    await cut;
    stream.socket.resume();
    await stream.closed;
    const received = words(stream.activities());
    let watermark = stream.sets.findLast((set) => set.watermark !== undefined)?.watermark;
    while (received.length < count) {
      const set = await visitor.read(watermark);
      received.push(...words(set.activities));
      watermark = set.watermark;
    }
    expect(received.map((text) => Number(text.split(' ')[0]))).toEqual(
      Array.from({ length: count }, (_, index) => index),
    );
  });

  it('is one of a few for one conversation: the oldest goes', async () => {
    const service = await serve(promptConsult().consult, { limits: { streamsPerConversation: 2 } });
    const visitor = await visitorAt(service.domain);
    const first = await visitor.stream();
    await first.until((activities) => activities.length > 0);
    const second = await visitor.stream();
    await second.until((activities) => activities.length > 0);
    await visitor.stream();
    expect((await first.closed).code).toBe(1013);
  });

  it('is ended for a client that floods it', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const stream = await visitor.stream();
    stream.socket.send('x'.repeat(5_000));
    expect((await stream.closed).code).toBe(1009);
    const other = await visitor.stream();
    for (let count = 0; count < 2_000; count += 1) other.socket.send('');
    await other.closed;
    expect(service.errors).toEqual([]);
  });
});

describeOnBothDatabases('two processes', (newPlace) => {
  it('reach a visitor on whichever process holds the stream, with the same tokens', async () => {
    const { location } = await newPlace();
    const shared = { place: { location, remove: () => Promise.resolve() } };
    const one = await serve(promptConsult().consult, shared);
    const other = await serve(promptConsult().consult, shared);
    await one.agentComes();
    const visitor = await visitorAt(one.domain);
    const stream = await visitor.stream();
    await visitorWith(other.domain, visitor.token, visitor.conversationId).say('另一个进程收到的问题？');
    await stream.until(answers(1));
    await other.service.requestPerson(visitor.conversationId);
    await other.service.agentTake(visitor.conversationId, { agentId: 'agent-1', name: '李明' });
    await other.service.agentMessage({
      conversationId: visitor.conversationId,
      agentId: 'agent-1',
      text: '从另一个进程来。',
    });
    const received = await stream.until((activities) => words(activities).includes('从另一个进程来。'));
    expect(words(received)).toEqual([
      '另一个进程收到的问题？',
      '答：另一个进程收到的问题？',
      '从另一个进程来。',
    ]);
  });
});

async function readAll(visitor: Awaited<ReturnType<typeof visitorAt>>): Promise<string[]> {
  const ids: string[] = [];
  for (let watermark = ''; ;) {
    const set = await visitor.read(watermark);
    if (set.activities.length === 0) return ids;
    ids.push(...set.activities.map(({ id }) => id));
    watermark = set.watermark ?? '';
  }
}
