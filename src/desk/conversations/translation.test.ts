import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { translateMessage } from '../../consultation/assist/translate.ts';
import { bySteps } from '../../consultation/testing/model-asker.ts';
import { modelSteps } from '../../models/chat/chat-model.ts';
import { defaultChatLimits, openChatModel } from '../../models/chat/open-chat-model.ts';
import { scriptedChatServer, type ScriptedChatServer } from '../../models/testing/scripted-chat-server.ts';
import { manualClock } from '../../platform/clock.ts';
import type { DeskParts } from '../parts.ts';
import type { DeskClient } from '../testing/desk-client.ts';
import { deskService, type DeskService } from '../testing/desk-service.ts';

const words = '请在15个工作日内缴纳900元，有问题打13812345678。';
const translation = 'Please pay 900 yuan within 15 working days; call [#1] with questions.';

/** A model at a scripted server, over real HTTP. */
describe('an agent’s words in the visitor’s language', () => {
  let server: ScriptedChatServer;
  let service: DeskService;
  let agent: DeskClient;
  let id: string;
  beforeEach(async () => {
    server = await scriptedChatServer(bySteps({ translate: JSON.stringify({ translation }) }));
    const model = openChatModel({
      method: 'json_mode',
      steps: modelSteps,
      clock: manualClock(0),
      limits: { ...defaultChatLimits, tries: 1 },
      endpoint: { model: 'm', baseUrl: server.baseUrl },
    });
    await start({ translate: (text, to) => translateMessage(text, to, model) });
  });
  afterEach(async () => {
    await service.close();
    await server.close();
  });

  const start = async (parts?: Partial<DeskParts>) => {
    service = await deskService({ ...(parts && { parts }) });
    agent = await service.signedIn('agent');
    await agent.put('/presence', { status: 'available' });
    id = await service.open();
    await (
      await service.service.visitorMessage({ conversationId: id, text: 'May I speak to a person please?' })
    ).settled;
    await agent.post(`/conversations/${id}/take`);
  };
  const said = async () =>
    (await agent.get(`/conversations/${id}`)).body.messages
      .filter(({ message }: { message: { from: string } }) => message.from === 'agent')
      .map(({ text }: { text: string }) => text);

  it('comes back to the agent, is sent by nobody, and keeps personal data here', async () => {
    expect((await agent.get(`/conversations/${id}`)).body.may).toMatchObject({ send: true, translate: true });
    const { status, body } = await agent.post(`/conversations/${id}/translation`, { text: words });
    expect(status).toBe(200);
    expect(body).toEqual({ text: translation.replace('[#1]', '13812345678'), aiGenerated: true });
    expect(server.wire()).not.toContain('13812345678');
    expect(await said()).toEqual([]);
  });

  it('tells the visitor, once the agent sends it, that a model translated it', async () => {
    const text = 'Please pay 900 yuan within 15 working days.';
    await agent.post(`/conversations/${id}/messages`, { text, translated: true });
    await agent.post(`/conversations/${id}/messages`, { text: 'My own words.' });
    expect(await said()).toEqual([`${text}\n(Translated by AI, checked by an agent)`, 'My own words.']);
    expect(
      (await agent.post(`/conversations/${id}/messages`, { text: ' ', translated: true })).body.code,
    ).toBe('empty');
  });

  it('is dropped when it says other figures, and when the model fails', async () => {
    server.play(bySteps({ translate: JSON.stringify({ translation: translation.replace('900', '9,000') }) }));
    const wrong = await agent.post(`/conversations/${id}/translation`, { text: words });
    expect(wrong.body).toMatchObject({ status: 409, code: 'translation-refused' });
    server.play(() => ({ kind: 'status', status: 500 }));
    const failed = await agent.post(`/conversations/${id}/translation`, { text: words });
    expect(failed.body).toMatchObject({ status: 503, code: 'model-failed' });
    expect((await agent.post(`/conversations/${id}/translation`, { text: '  ' })).body.errors[0].field).toBe(
      'text',
    );
    expect(await said()).toEqual([]);
  });

  it('is for the agent who has the conversation, and only where a model is configured', async () => {
    const other = await service.signedIn('agent');
    const refused = await other.post(`/conversations/${id}/translation`, { text: words });
    expect(refused.status).toBe(403);
    expect(server.received).toEqual([]);
    await service.close();
    await start();
    expect((await agent.get(`/conversations/${id}`)).body.may.translate).toBe(false);
    const none = await agent.post(`/conversations/${id}/translation`, { text: words });
    expect(none.body).toMatchObject({ status: 409, code: 'no-model' });
  });
});
