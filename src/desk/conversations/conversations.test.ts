import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases, type DatabasePlace } from '../../store/testing/databases.ts';
import { deskService, type DeskService, type DeskServiceOptions } from '../testing/desk-service.ts';
import type { DeskClient } from '../testing/desk-client.ts';
import type { ConversationView } from '../wire/conversation.ts';
import type { QueueView } from '../wire/queue.ts';

const wrapUp = { hotlineFunction: 'legal', topic: 'patent', result: 'solved', note: '回电已约' };

describeOnBothDatabases('conversations at the desk', (newPlace) => {
  it('shows who waits, and the brief to who may take it, but no word of the visitor', async () => {
    const { service, agent, id } = await withOneWaiting(newPlace);
    const { body } = await agent.get('/queue');
    const queue = body as QueueView;
    expect(queue.waiting).toMatchObject([
      { id, position: 1, reason: 'own-case', language: 'zh-Hans', channel: 'web', owner: 'queue' },
    ]);
    expect(queue.waiting[0]?.queuedAt).toBe(service.clock.now());
    const view = (await agent.get(`/conversations/${id}`)).body as ConversationView;
    expect(view.brief).toMatchObject({ reason: 'own-case', asked: '我这算侵权吗？我的电话是〔手机号〕' });
    expect(view.messages).toBeUndefined();
    expect((await agent.get(`/conversations/${id}/messages`)).status).toBe(403);
  });

  it('lets one of two agents take it and tells the other who has it', async () => {
    const { service, agent, id } = await withOneWaiting(newPlace);
    const other = await service.signedIn('agent');
    const answers = await Promise.all([agent, other].map((one) => one.post(`/conversations/${id}/take`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? agent : other;
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'taken',
      params: { owner: 'agent', agentName: winner.staff.name },
    });
  });

  it('goes from take to wrap-up, and every act is in the audit trail', async () => {
    const { service, agent, id } = await withOneWaiting(newPlace);
    const taken = (await agent.post(`/conversations/${id}/take`)).body as ConversationView;
    expect(taken.messages?.map(({ text }) => text)).toContain('我这算侵权吗？我的电话是13800138000');
    expect(taken.may).toEqual({ take: false, send: true, translate: false });
    await service.service.visitorMessage({ conversationId: id, text: '在吗' });
    expect(await unread(agent)).toBe(2);
    const said = await agent.post(`/conversations/${id}/messages`, { text: '您好，请讲', clientId: 'a' });
    const again = await agent.post(`/conversations/${id}/messages`, { text: '您好，请讲', clientId: 'a' });
    expect(again.body).toEqual(said.body);
    expect(await unread(agent)).toBe(0);
    expect((await agent.post(`/conversations/${id}/close`, wrapUp)).status).toBe(204);
    const view = (await agent.get(`/conversations/${id}`)).body as ConversationView;
    expect(view.wrapUp).toMatchObject(wrapUp);
    const auditor = await service.signedIn('auditor');
    const { entries } = (await auditor.get(`/audit?subject=${id}`)).body as { entries: { act: string }[] };
    expect(entries.map(({ act }) => act)).toEqual(['conversation.close', 'conversation.take']);
    expect((await auditor.get('/audit/verification')).body).toEqual({ whole: true });
  });

  it('keeps a finished conversation from other agents; reviewers read it and leave a trace', async () => {
    const { service, agent, id } = await withOneWaiting(newPlace);
    await agent.post(`/conversations/${id}/take`);
    await agent.post(`/conversations/${id}/close`, wrapUp);
    const other = await service.signedIn('agent');
    const operator = await service.signedIn('operator');
    for (const path of [`/conversations/${id}`, `/conversations/${id}/messages`]) {
      expect((await agent.get(path)).status).toBe(200);
      expect((await other.get(path)).status).toBe(403);
      expect((await operator.get(path)).status).toBe(403);
    }
    const reviewer = await service.signedIn('reviewer');
    const view = (await reviewer.get(`/conversations/${id}`)).body as ConversationView;
    expect(view.messages?.length).toBeGreaterThan(0);
    const auditor = await service.signedIn('auditor');
    const { entries } = (await auditor.get(`/audit?subject=${id}&act=conversation.read`)).body as {
      entries: { actor: string }[];
    };
    expect(entries.map(({ actor }) => actor)).toEqual([reviewer.staff.id]);
    expect((await other.get('/conversations')).body).toEqual({ conversations: [] });
    expect((await other.get('/conversations?of=all')).status).toBe(403);
    expect((await reviewer.get('/conversations?of=all')).body).toMatchObject({ conversations: [{ id }] });
    expect((await agent.get('/conversations')).body).toMatchObject({ conversations: [{ id }] });
  });

  it('transfers to a colleague who is there, and back to the assistant', async () => {
    const { service, agent, id } = await withOneWaiting(newPlace);
    const other = await service.signedIn('agent');
    await agent.post(`/conversations/${id}/take`);
    const to = { agentId: other.staff.id };
    expect((await agent.post(`/conversations/${id}/transfer`, to)).body).toMatchObject({
      code: 'unknown-agent',
    });
    await other.put('/presence', { status: 'busy', capacity: 2 });
    expect((await agent.post(`/conversations/${id}/transfer`, to)).status).toBe(204);
    expect(((await other.get('/queue')).body as QueueView).waiting).toMatchObject([
      { id, wantedAgentId: other.staff.id, wantedAgentName: other.staff.name },
    ]);
    expect((await agent.post(`/conversations/${id}/messages`, { text: '还在吗' })).status).toBe(409);
    await other.post(`/conversations/${id}/take`);
    expect((await other.get('/colleagues')).body).toMatchObject({
      colleagues: expect.arrayContaining([
        expect.objectContaining({ id: other.staff.id, status: 'busy', open: 1, capacity: 2 }),
      ]) as unknown,
    });
    expect((await other.post(`/conversations/${id}/hand-back`)).status).toBe(204);
    expect(await service.service.find(id)).toMatchObject({ owner: 'assistant' });
  });

  it('gives no agent more conversations than the agent takes at once', async () => {
    const { service, agent, id } = await withOneWaiting(newPlace);
    await agent.put('/presence', { status: 'available', capacity: 1 });
    const second = await service.open('visitor-2');
    await service.service.requestPerson(second);
    const answers = await Promise.all([id, second].map((each) => agent.post(`/conversations/${each}/take`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'full',
      params: { capacity: 1 },
    });
  });
});

describe('files of a conversation', () => {
  it('come as downloads that no browser runs, to who may read the conversation', async () => {
    const { service, agent, id } = await withOneWaiting(undefined);
    await service.service.visitorFile({
      conversationId: id,
      kind: 'text/html',
      name: '合同<b>.html',
      bytes: Buffer.from('<script>alert(1)</script>'),
    });
    const attachments = await service.database.store.selectFrom('attachments').select('id').execute();
    const path = `/attachments/${attachments[0]!.id}`;
    expect((await agent.get(path)).status).toBe(403);
    await agent.post(`/conversations/${id}/take`);
    const file = await agent.get(path);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

async function unread(agent: DeskClient): Promise<number | undefined> {
  return ((await agent.get('/queue')).body as QueueView).own[0]?.unread;
}

/** A desk with an agent, and one visitor who waits for a person. */
async function withOneWaiting(
  newPlace: (() => Promise<DatabasePlace>) | undefined,
  options: DeskServiceOptions = {},
): Promise<{ service: DeskService; agent: DeskClient; id: string }> {
  const service = await deskService({ ...options, ...(newPlace && { place: await newPlace() }) });
  onTestFinished(() => service.close());
  const agent = await service.signedIn('agent');
  await agent.put('/presence', { status: 'available' });
  const id = await service.open();
  const kept = await service.service.visitorMessage({
    conversationId: id,
    text: '我这算侵权吗？我的电话是13800138000',
  });
  await kept.settled;
  return { service, agent, id };
}
