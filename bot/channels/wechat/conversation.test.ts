import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Turn } from '../../../src/consultation/turn.ts';
import type { Consult } from '../../../src/conversations/context.ts';
import { madeTurn, heldConsult, promptConsult } from '../../../src/conversations/testing/turns.ts';
import { deliveriesOf, reachOf } from '../../../src/conversations/reach/reach.ts';
import { mondayAtTen, present } from '../../../src/conversations/testing/service.ts';
import { eventOf, messageOf, textOf } from './testing/platform.ts';
import {
  clockFrom,
  wechatService,
  type WechatService,
  type WechatServiceOptions,
} from './testing/wechat-service.ts';

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
const conversationOf = async ({ database }: WechatService, openid = asker): Promise<string> =>
  (
    await database.store
      .selectFrom('conversations')
      .select('id')
      .where('visitorId', '=', openid)
      .orderBy('openedAt', 'desc')
      .executeTakeFirstOrThrow()
  ).id;

const cited: Partial<Turn> = {
  reply: {
    lines: [{ text: '外觀設計專利保護期為十五年。', citations: [1] }],
    citations: [
      {
        marker: 1,
        documentId: 'd1',
        passageId: 'p1',
        title: '中华人民共和国专利法',
        section: '第四十二条',
        effectiveFrom: '2021-06-01' as never,
        url: 'https://www.cnipa.gov.cn/art/2020/11/23/art_97_155167.html',
        quote: '外观设计专利权的期限为十五年。',
      },
    ],
    choices: [],
    notices: [],
    aiGenerated: false,
  },
};

describe('a conversation in WeChat', () => {
  it('goes from following to rating, over real HTTP', async () => {
    const { consult } = promptConsult(({ question }) =>
      question.startsWith('外觀')
        ? { ...cited, language: 'zh-Hant' }
        : question === '转人工'
          ? {
              outcome: 'handed-over',
              reason: 'asked-for-person',
              reply: {
                lines: [{ key: 'handover.asked-for-person', params: {} }],
                citations: [],
                choices: [],
                notices: [],
                aiGenerated: false,
              },
            }
          : {
              language: 'en',
              reply: { ...present(cited.reply), lines: [{ text: 'Fifteen years.', citations: [1] }] },
            },
    );
    const clock = clockFrom(mondayAtTen);
    const service = await serve(consult, { publicUrl: 'https://ip.example', clock });
    const follow = await service.push(eventOf(asker, 'subscribe', service.now()));
    expect(follow.text).toContain('智能助手，是程序');
    expect(follow.text).toContain('会话内容会被保存');

    clock.advance(61_000);
    await service.agentComes();
    const traditional = await service.push(textOf(asker, '外觀設計專利保護多少年？', service.now()));
    expect(traditional.text).toContain('【自動回覆】\n外觀設計專利保護期為十五年。[1]');
    expect(traditional.text).toContain('來源：\n[1] 中华人民共和国专利法');
    const link = present(/https:\/\/ip\.example(\/wechat\/answers\/\S+)/.exec(traditional.text ?? '')?.[1]);
    const page = await fetch(`${service.origin}${link}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const shownPage = await page.text();
    expect(shownPage).toContain('<html lang="zh-Hant">');
    expect(shownPage).toContain('外观设计专利权的期限为十五年。');

    const english = await service.push(textOf(asker, 'How long is a design patent valid?', service.now()));
    expect(english.text).toContain('[Automatic reply]\nFifteen years.[1]');
    expect(english.text).toContain('Full text and sources: https://ip.example/wechat/answers/');

    const person = await service.push(textOf(asker, '转人工', service.now()));
    expect(person.text).toContain('排在第1位');
    const id = await conversationOf(service);
    await service.service.agentTake(id, { agentId: 'agent-1', name: '小王' });
    await vi.waitFor(() => {
      expect(service.standIn.delivered.map(({ text }) => text)).toEqual(['座席小王为您服务。']);
    });
    expect((await service.push(textOf(asker, '我的商标被抄袭了', service.now()))).text).toBeUndefined();
    expect(await reachOf(service.database.store, id, service.now())).toMatchObject({
      reachable: true,
      remaining: 5,
    });
    await service.service.agentMessage({ conversationId: id, agentId: 'agent-1', text: '请把注册证发来。' });
    await vi.waitFor(() => {
      expect(service.standIn.delivered.at(-1)?.text).toBe('【座席】请把注册证发来。');
    });
    expect(await reachOf(service.database.store, id, service.now())).toMatchObject({
      remaining: 4,
      untold: 0,
    });
    await service.service.agentClose(id, 'agent-1');
    await vi.waitFor(() => {
      expect(service.standIn.delivered.at(-1)?.kind).toBe('msgmenu');
    });
    const best = present(service.standIn.delivered.at(-1)?.items[0]);
    expect(best.content).toBe('非常满意');
    const tap = messageOf(
      asker,
      { MsgType: 'text', Content: best.content, bizmsgmenuid: best.id },
      service.now(),
    );
    expect((await service.push(tap)).text).toBe('感谢您的评价。');
    const rating = await service.database.store.selectFrom('ratings').selectAll().executeTakeFirstOrThrow();
    expect(rating).toMatchObject({ conversationId: id, score: 5 });
    expect((await deliveriesOf(service.database.store, id)).map(({ state }) => state)).not.toContain(
      'unknown',
    );
  });
});

describe('the five seconds', () => {
  it('a late answer goes by customer-service message, once, and retries get success', async () => {
    const held = heldConsult();
    const service = await serve(held.consult, { deadlines: { replyMs: 150, answerMs: 400 } });
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
    await vi.waitFor(() => {
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
