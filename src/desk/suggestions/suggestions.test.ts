import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases, type DatabasePlace } from '../../store/testing/databases.ts';
import { eraseVisitor } from '../../conversations/privacy.ts';
import type { DeskClient } from '../testing/desk-client.ts';
import { deskService, type DeskService, type DeskServiceOptions } from '../testing/desk-service.ts';
import type { Suggestion } from '../wire/suggestion.ts';
import { editDistance } from './edit-distance.ts';
import { agentJudgements } from './judgements.ts';

describeOnBothDatabases('drafts for agents', (newPlace) => {
  it('come for each question, with evidence, and what became of them is kept', async () => {
    const { service, agent, id } = await withAgent(newPlace);
    await ask(service, id, '外观设计专利保护多少年？');
    const [draft] = await drafts(service, agent, id);
    expect(draft).toMatchObject({
      status: 'ready',
      language: 'zh-Hans',
      wouldSend: true,
      aiGenerated: false,
    });
    expect(draft?.text).toContain('15年');
    expect(draft?.evidence[0]).toMatchObject({ badge: 'in-force', language: 'zh-Hans' });
    expect(draft?.evidence[0]?.quote).not.toBe('');
    const text = `${draft!.text!}请问还有别的问题吗？`;
    await agent.post(`/conversations/${id}/messages`, { text, suggestionId: draft!.id });
    const [edited] = await drafts(service, agent, id);
    expect(edited).toMatchObject({ status: 'edited', editDistance: 10 });
    await ask(service, id, '外观设计专利保护多少年？谢谢');
    const [second] = await drafts(service, agent, id);
    await agent.post(`/conversations/${id}/messages`, { text: second!.text!, suggestionId: second!.id });
    expect((await drafts(service, agent, id))[0]).toMatchObject({ status: 'sent', editDistance: 0 });
    // No turn of a visitor was logged for them.
    const turns = await service.database.store.selectFrom('turns').select('outcome').execute();
    expect(turns).toEqual([{ outcome: 'handed-over' }]);
  });

  it('answer everything that was asked since anybody answered, and say so', async () => {
    const { service, agent, id } = await withAgent(newPlace);
    await ask(service, id, '外观设计专利保护多少年？');
    const [first] = await drafts(service, agent, id);
    service.clock.advance(1_000);
    await ask(service, id, '发明专利呢？电话13812345678');
    const [second] = await drafts(service, agent, id);
    expect(first?.question).toBe('外观设计专利保护多少年？');
    expect(second?.question).toMatch(/^外观设计专利保护多少年？\n发明专利呢？电话/);
    expect(second?.question).not.toContain('13812345678');
  });

  it('are in English for an English visitor, with the Chinese beside them', async () => {
    const { service, agent, id } = await withAgent(newPlace);
    await ask(service, id, 'How long is a design patent valid in China?');
    const [draft] = await drafts(service, agent, id);
    expect(draft).toMatchObject({ status: 'ready', language: 'en' });
    expect(draft?.text).toContain('15');
    expect(draft?.meaning).toContain('15年');
  });

  it('come for questions, not for the mere wish for a person', async () => {
    const { service, agent, id } = await withAgent(newPlace);
    await ask(service, id, '转人工');
    expect(await drafts(service, agent, id)).toEqual([]);
    await ask(service, id, '转人工，外观设计专利保护多少年？');
    expect((await drafts(service, agent, id))[0]).toMatchObject({
      status: 'ready',
      reason: 'asked-for-person',
    });
    expect((await drafts(service, agent, id))[0]?.text).toContain('15年');
  });

  it('come where the assistant would not answer, marked so', async () => {
    const { service, agent, id } = await withAgent(newPlace);
    await ask(service, id, '我的外观设计专利还能保护多少年？我这算侵权吗？');
    const [draft] = await drafts(service, agent, id);
    expect(draft).toMatchObject({ status: 'ready', wouldSend: false, reason: 'own-case' });
    expect(draft?.evidence.length).toBeGreaterThan(0);
  });

  it('are rejected once, with a reason', async () => {
    const { service, agent, id } = await withAgent(newPlace);
    await ask(service, id, '外观设计专利保护多少年？');
    const [draft] = await drafts(service, agent, id);
    const path = `/suggestions/${draft!.id}/rejection`;
    expect((await agent.post(path, { reason: 'nonsense' })).body).toMatchObject({
      errors: [{ field: 'reason' }],
    });
    expect((await agent.post(path, { reason: 'outdated', note: '新法已改' })).status).toBe(204);
    const said = (threshold: number) => agentJudgements(service.database.store, 0, threshold);
    expect(await said(0.1)).toEqual({ by: 'agents', judged: 1, wrong: 1 });
    expect(await said(1)).toMatchObject({ judged: 0 });
    expect((await agent.post(path, { reason: 'outdated' })).body).toMatchObject({
      code: 'suggestion-settled',
    });
    expect((await drafts(service, agent, id))[0]).toMatchObject({
      status: 'rejected',
      rejectReason: 'outdated',
    });
    const other = await service.signedIn('agent');
    expect((await other.get(`/suggestions/${draft!.id}`)).status).toBe(403);
  });

  it('hold nobody up: a consultation that hangs or fails leaves the agent free to write', async () => {
    const hanging = { draft: () => new Promise<never>(() => undefined), draftTimeoutMs: 20 };
    for (const parts of [hanging, { draft: () => Promise.reject(new Error('away')) }]) {
      const { service, agent, id } = await withAgent(newPlace, { parts });
      await ask(service, id, '外观设计专利保护多少年？');
      expect((await agent.post(`/conversations/${id}/messages`, { text: '15年' })).status).toBe(200);
      await service.parts.background.settled();
      expect((await drafts(service, agent, id))[0]?.status).toMatch(/failed|passed-over/);
      expect(service.errors).toHaveLength(1);
    }
  });

  it('are gone with everything else when the visitor is erased', async () => {
    const { service, agent, id } = await withAgent(newPlace);
    await ask(service, id, '我叫王小明，外观设计专利保护多少年？');
    await drafts(service, agent, id);
    await agent.post(`/conversations/${id}/messages`, { text: '王小明您好，15年' });
    await agent.post('/tickets', {
      ...{ kind: 'call-back', topic: 'patent', hotlineFunction: 'legal', conversationId: id, clientId: 't' },
      ...{ summary: '王小明要回电', contact: { phone: '13800138000' } },
    });
    const wrapUp = { hotlineFunction: 'legal', topic: 'patent', result: 'solved', note: '王小明满意' };
    await agent.post(`/conversations/${id}/close`, wrapUp);
    const seen = async (): Promise<string> => {
      const reviewer = await service.signedIn('reviewer', 'operator', 'auditor');
      const both: [DeskClient, string][] = [
        [agent, `/conversations/${id}`],
        [agent, `/conversations/${id}/messages`],
        [agent, `/conversations/${id}/suggestions`],
        [agent, '/tickets?list=all'],
        [agent, '/queue'],
        [reviewer, `/conversations/${id}`],
        [reviewer, '/ticket-table?list=all'],
        [reviewer, '/audit?limit=500'],
      ];
      const answers = await Promise.all(both.map(([person, path]) => person.get(path)));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      return answers.map(({ text }) => text).join('\n');
    };
    expect(await seen()).toMatch(/王小明/);
    const { database, clock } = service;
    await eraseVisitor({ database, clock, newId: () => 'erased' }, 'visitor-1');
    expect(await seen()).not.toMatch(/王小明|13800138000|外观设计专利保护多少年/);
  });
});

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['一二三', '一三', 1],
    ['kitten', 'sitting', 3],
    ['👍好', '好', 1],
  ])('from %j to %j is %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it('is a distance: symmetric, zero only for the same, never longer than by way of a third', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '二', 'a', '👍'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});

async function withAgent(
  newPlace: () => Promise<DatabasePlace>,
  options: DeskServiceOptions = {},
): Promise<{ service: DeskService; agent: DeskClient; id: string }> {
  const service = await deskService({ ...options, place: await newPlace() });
  onTestFinished(() => service.close());
  const agent = await service.signedIn('agent');
  await agent.put('/presence', { status: 'available' });
  const id = await service.open();
  await ask(service, id, '转人工');
  await agent.post(`/conversations/${id}/take`);
  return { service, agent, id };
}

async function ask(service: DeskService, id: string, text: string): Promise<void> {
  service.clock.advance(1_000);
  const kept = await service.service.visitorMessage({ conversationId: id, text });
  await kept.settled;
  await service.database.events.catchUp();
}

/** The drafts when those that run have ended, newest first. */
async function drafts(service: DeskService, agent: DeskClient, id: string): Promise<Suggestion[]> {
  await service.database.events.catchUp();
  await service.parts.background.settled();
  return ((await agent.get(`/conversations/${id}/suggestions`)).body as { suggestions: Suggestion[] })
    .suggestions;
}
