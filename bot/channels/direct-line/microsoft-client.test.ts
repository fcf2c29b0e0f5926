import { afterEach, describe, expect, it } from 'vitest';
import { heldConsult, madeTurn, promptConsult } from '../../../src/conversations/testing/turns.ts';
import { microsoftClient, type MicrosoftClient } from './testing/microsoft-client.ts';
import { webService, type WebService } from './testing/web-service.ts';

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
});
