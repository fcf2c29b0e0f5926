import type { Socket } from 'node:net';
import { ConnectionStatus } from 'botframework-directlinejs';
import { afterEach, describe, expect, it } from 'vitest';
import { heldConsult, madeTurn, promptConsult } from '../../../src/conversations/testing/turns.ts';
import { manualClock } from '../../../src/platform/clock.ts';
import { visitorAt } from './testing/visitor.ts';
import { microsoftClient, type MicrosoftClient } from './testing/microsoft-client.ts';
import { webService, type WebService } from './testing/web-service.ts';

const textOf = (activity: object): string =>
  'text' in activity && typeof activity.text === 'string' ? activity.text : '';

describe.each([
  { way: 'over WebSocket', webSocket: true },
  { way: 'by polling', webSocket: false },
])("Microsoft's client $way", ({ webSocket }) => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });
  const serve = async (...args: Parameters<typeof webService>): Promise<WebService> => {
    const service = await webService(...args);
    open.push(service);
    return service;
  };
  const connect = async (service: WebService): Promise<MicrosoftClient & { conversationId: string }> => {
    const response = await fetch(`${service.domain}/tokens/generate`, { method: 'POST' });
    const { token, conversationId } = (await response.json()) as { token: string; conversationId: string };
    const client = microsoftClient({ token, domain: service.domain, webSocket });
    open.push({
      close: () => {
        client.end();
      },
    });
    return { ...client, conversationId };
  };

  it('is greeted with the privacy notice, asks, sees its own words and gets the answer', async () => {
    const service = await serve(promptConsult().consult);
    const client = await connect(service);
    await client.first((activity) => activity.type === 'message');
    const from = { id: 'me' };
    const id = await client.post({
      type: 'message',
      text: '商标续展什么时候办？',
      from,
      channelData: { clientActivityID: 'c1' },
    });
    const answer = await client.first(
      ({ type, entities }: { type: string; entities?: unknown[] }) =>
        type === 'message' && entities !== undefined,
    );
    const messages = client.activities.filter(({ type }) => type === 'message') as {
      id: string;
      text: string;
      from: { role: string };
      channelData: { clientActivityID?: string };
    }[];
    expect(messages.map(({ text }) => text)).toEqual([
      expect.stringContaining('会话内容会被保存'),
      '商标续展什么时候办？',
      expect.stringContaining('答：商标续展什么时候办？'),
    ]);
    expect(messages[1]).toMatchObject({
      id,
      from: { role: 'user' },
      channelData: { clientActivityID: 'c1' },
    });
    expect(answer).toMatchObject({ from: { role: 'bot' } });
    expect(service.errors).toEqual([]);
  });

  it('never gets an answer that comes after an agent took over, nor a hand-off event', async () => {
    const held = heldConsult();
    const service = await serve(held.consult);
    await service.agentComes();
    const client = await connect(service);
    await client.first((activity) => activity.type === 'message');
    await client.post({ type: 'message', text: '发明专利保护多少年？', from: { id: 'me' } });
    await held.asked(1);
    await client.post({ type: 'event', name: 'tongda/person', from: { id: 'me' } });
    const [waiting] = await service.service.queue();
    await service.service.agentTake(waiting!.id, { agentId: 'agent-1', name: '李明' });
    held.waiting[0]!.answer(madeTurn('late', '迟到的回答'));
    await service.service.agentMessage({
      conversationId: waiting!.id,
      agentId: 'agent-1',
      text: '您好，我来回答。',
    });
    const words = await client.first(
      (activity) => 'text' in activity && activity.text === '您好，我来回答。',
    );
    expect(words.from).toMatchObject({ role: 'bot', name: '座席agent-1' });
    expect(JSON.stringify(client.activities)).not.toContain('迟到的回答');
    expect(JSON.stringify(client.activities)).not.toContain('handoff.');
    expect(service.atDesk.map(({ name }) => name)).toEqual(['handoff.initiate', 'handoff.status']);
    expect(service.errors).toEqual([]);
  });

  it('uploads a file and sees it', async () => {
    const service = await serve(promptConsult().consult);
    const client = await connect(service);
    await client.first((activity) => activity.type === 'message');
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
    await client.post({
      type: 'message',
      text: '请看附件',
      from: { id: 'me' },
      attachments: [{ contentType: 'image/png', contentUrl: `data:image/png;base64,${png}`, name: 'a.png' }],
    });
    const file = await client.first((activity) => 'attachments' in activity);
    expect(file).toMatchObject({
      from: { role: 'user' },
      attachments: [{ contentType: 'image/png', name: 'a.png' }],
    });
  });

  it('carries on after the connection was lost, without a loss or a double', async () => {
    const service = await serve(promptConsult().consult);
    const connections = new Set<Socket>();
    service.server.on('connection', (socket: Socket) => connections.add(socket));
    const client = await connect(service);
    await client.first((activity) => activity.type === 'message');
    for (let each = 0; each < 4; each += 1) {
      await client.post({ type: 'message', text: `第${each}个问题？`, from: { id: 'me' } });
      if (webSocket) for (const socket of connections) socket.destroy();
      await client.first((activity) => textOf(activity).endsWith(`答：第${each}个问题？`));
    }
    const ids = client.activities.filter(({ type }) => type === 'message').map(({ id }) => id);
    expect(ids).toHaveLength(9);
    expect(new Set(ids).size).toBe(9);
  });

  it('goes on with a conversation it knows, from its watermark', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    await visitor.say('之前的问题？');
    const { watermark = '' } = await visitor.readUntil((activities) => activities.length === 3);
    const { token, conversationId } = visitor;
    const client = microsoftClient({ token, conversationId, watermark, domain: service.domain, webSocket });
    open.push({
      close: () => {
        client.end();
      },
    });
    await visitor.say('之后的问题？');
    await client.first((activity) => 'text' in activity && activity.text === '之后的问题？');
    expect(
      client.activities.filter((activity) => 'text' in activity && activity.text === '之前的问题？'),
    ).toEqual([]);
  });

  it('learns that its token ran out', async () => {
    const signingKey = 'a key for tests, long enough for one';
    const clock = manualClock(Date.now());
    const service = await serve(promptConsult().consult, { signingKey, clock });
    const client = await connect(service);
    await client.first((activity) => activity.type === 'message');
    clock.advance(3_600_000);
    const expired = new Promise((resolve) => {
      client.directLine.connectionStatus$
        .filter((status) => status === ConnectionStatus.ExpiredToken)
        .subscribe(resolve);
    });
    expect(await client.post({ type: 'message', text: '还在吗？', from: { id: 'me' } })).toBe('retry');
    await expired;
  });
});
