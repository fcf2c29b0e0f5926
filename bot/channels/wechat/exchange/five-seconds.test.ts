import { afterEach, describe, expect, it } from 'vitest';
import type { Consult } from '../../../../src/conversations/context.ts';
import { heldConsult, madeTurn } from '../../../../src/conversations/testing/turns.ts';
import { mondayAtTen, present } from '../../../../src/conversations/testing/service.ts';
import { textOf } from '../testing/platform.ts';
import {
  clockFrom,
  wechatService,
  type WechatService,
  type WechatServiceOptions,
} from '../testing/wechat-service.ts';
import { eventually } from '../../../../src/platform/testing/eventually.ts';

const open: WechatService[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) {
    await service.close();
    expect(service.errors).toEqual([]);
  }
});
async function serve(consult: Consult, options: WechatServiceOptions = {}): Promise<WechatService> {
  const service = await wechatService(consult, { clock: clockFrom(mondayAtTen), ...options });
  open.push(service);
  return service;
}
const asker = 'oVisitor-1';
describe('the five seconds', () => {
  it('a late answer goes by customer-service message, once, and retries get success', async () => {
    const held = heldConsult();
    const service = await serve(held.consult, { deadlines: { replyMs: 300, answerMs: 4_800 } });
    const message = textOf(asker, '专利年费多少？', service.now());
    const first = await service.push(message);
    expect(first.text).toContain('会话内容会被保存');
    expect(first.text).not.toContain('答：');
    expect((await service.push(message)).text).toBe(first.text);
    const second = textOf(asker, '商标续展费用多少？', service.now());
    expect((await service.push(second)).body).toBe('success');
    await held.asked(1);
    present(held.waiting[0]).answer(madeTurn('t1', '专利年费多少？'));
    await held.asked(2);
    present(held.waiting[0]).answer(madeTurn('t2', '商标续展费用多少？'));
    await eventually(() => {
      expect(service.standIn.delivered.map(({ text }) => text).join()).toContain('答：商标续展');
    });
    const texts = service.standIn.delivered.map(({ text }) => text).join('\n');
    expect(texts.match(/答：/g)).toHaveLength(2);
    expect((await service.push(second)).body).toBe('success');
    expect(held.requests).toHaveLength(2);
  });

  it('a retry joins the running turn, and later ones get the same reply', async () => {
    const held = heldConsult();
    const service = await serve(held.consult);
    const message = textOf(asker, '专利年费多少？', service.now());
    const both = Promise.all([service.push(message), service.push(message)]);
    await held.asked(1);
    present(held.waiting[0]).answer(madeTurn('t1', '专利年费多少？'));
    const [one, two] = await both;
    const three = await service.push(message);
    expect(one.text).toContain('答：专利年费多少？');
    expect(two.text).toBe(one.text);
    expect(three.text).toBe(one.text);
    expect(held.requests).toHaveLength(1);
    expect(service.standIn.delivered).toEqual([]);
  });
});
