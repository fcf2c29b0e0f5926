import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promptConsult } from '../../../../src/conversations/testing/turns.ts';
import { mondayAtTen } from '../../../../src/conversations/testing/service.ts';
import { eventually } from '../../../../src/platform/testing/eventually.ts';
import { textOf, type Fields } from '../testing/platform.ts';
import { clockFrom, wechatService, type WechatService } from '../testing/wechat-service.ts';
import { brokenReply } from './replies.ts';

const asker = 'oVisitor-5';
const answer = '答：专利年费多少？';

describe('a reply whose connection broke, and a platform that asks again late', () => {
  let service: WechatService;
  let message: Fields;
  const delivery = () =>
    service.database.store.selectFrom('wechatDeliveries').selectAll().executeTakeFirstOrThrow();
  const isSent = () =>
    eventually(async () => {
      expect(await delivery()).toMatchObject({ state: 'sent' });
    });
  beforeEach(async () => {
    service = await wechatService(promptConsult().consult, { clock: clockFrom(mondayAtTen), sweepMs: 0 });
    message = textOf(asker, '专利年费多少？', service.now());
    expect((await service.push(message)).text).toContain(answer);
    await isSent();
    // As it stands when the connection broke and the time for retries is over.
    await service.database.store
      .updateTable('wechatDeliveries')
      .set({ state: 'replying', reason: brokenReply, endedAt: null, dueAt: service.now() - 1 })
      .execute();
  });
  afterEach(async () => {
    await service.close();
    expect(service.errors).toEqual([]);
  });

  it('gives no reply any more once the words went as a message', async () => {
    await service.wechat.sweep();
    await isSent();
    expect(service.standIn.delivered.map(({ text }) => text)).toEqual([expect.stringContaining(answer)]);
    expect((await service.push(message)).body).toBe('success');
  });

  it('sends no message once a retry takes the reply', async () => {
    const retried = service.push(message);
    await Promise.all([retried, service.wechat.sweep()]);
    await isSent();
    await service.wechat.sweep();
    const texts = [(await retried).text, ...service.standIn.delivered.map(({ text }) => text)];
    expect(texts.filter((text) => text?.includes(answer) === true)).toHaveLength(1);
  });
});
