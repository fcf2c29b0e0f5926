import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventOf, messageOf, textOf } from '../../bot/channels/wechat/testing/platform.ts';
import { conversationOf } from '../../bot/channels/wechat/testing/two-processes.ts';
import { wechatService, type WechatService } from '../../bot/channels/wechat/testing/wechat-service.ts';
import { consult } from '../consultation/consult.ts';
import { defaultSettings, type ConsultationResources } from '../consultation/resources.ts';
import { present } from '../conversations/testing/service.ts';
import { deliveriesOf } from '../conversations/reach/reach.ts';
import { deskService, type DeskService } from '../desk/testing/desk-service.ts';
import type { DeskClient } from '../desk/testing/desk-client.ts';
import type { ConversationView } from '../desk/wire/conversation.ts';
import type { QueueView } from '../desk/wire/queue.ts';
import { openKnowledge, publishedNumber, shelfOf } from './knowledge.ts';
import { releaseSearch } from '../retrieval/release-search.ts';
import { readConfiguration } from './configuration.ts';
import { publishStarterIfNone } from './starter.ts';
import { eventually } from '../platform/testing/eventually.ts';

const asker = 'oVisitor-1';
const tickMs = 50;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a conversation in WeChat, over the starter base and the HTTP of the platform and the desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongda-wechat-'));
  let resources: ConsultationResources;
  let desk: DeskService;
  let service: WechatService;
  let running: NodeJS.Timeout;

  beforeAll(async () => {
    desk = await deskService();
    // The clock of the two goes on as clocks do.
    running = setInterval(() => {
      desk.clock.advance(tickMs);
    }, tickMs);
    const configuration = readConfiguration({ DATA_DIR: folder });
    await publishStarterIfNone(configuration);
    const shelf = shelfOf(folder);
    resources = {
      ...openKnowledge(shelf, publishedNumber(shelf), await releaseSearch(configuration)),
      clock: desk.clock,
      newId: randomUUID,
      settings: defaultSettings,
    };
    for (const question of ['外觀設計專利保護期多少年？', 'How long is a design patent valid in China?'])
      await consult({ question }, resources);
    // The desk's process and the channel's have one database, as in an installation.
    service = await wechatService((request) => consult(request, resources), {
      publicUrl: 'https://ip.example',
      clock: desk.clock,
      shares: desk.database,
    });
  }, 240_000);
  afterAll(async () => {
    await service.close();
    clearInterval(running);
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What an agent sees of the conversation. */
  const viewed = async (agent: DeskClient, id: string): Promise<ConversationView> =>
    (await agent.get(`/conversations/${id}`)).body as ConversationView;
  const delivered = (): string[] => service.standIn.delivered.map(({ text }) => text);

  it('goes from following to rating, with an agent at the desk', async () => {
    const agent = await desk.signedIn('agent');
    const follow = await service.push(eventOf(asker, 'subscribe', service.now()));
    expect(follow.text).toContain('智能助手，是程序');
    expect(follow.text).toContain('会话内容会被保存');
    // The three messages of following are over; only those that a message opens are counted from here.
    desk.clock.advance(61_000);
    // On duty, and taking visitors by hand.
    expect((await agent.put('/presence', { status: 'busy', capacity: 3 })).status).toBeLessThan(300);

    const traditional = await service.push(textOf(asker, '外觀設計專利保護期多少年？', service.now()));
    expect(traditional.text).toMatch(/^【自動回覆】\n/);
    expect(traditional.text).toContain('15年');
    expect(traditional.text).toContain('來源：\n[1] ');
    const link = present(/https:\/\/ip\.example(\/wechat\/answers\/\S+)/.exec(traditional.text ?? '')?.[1]);
    const page = await fetch(`${service.origin}${link}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const shownPage = await page.text();
    expect(shownPage).toContain('<html lang="zh-Hant">');
    expect(shownPage).toContain('<blockquote>');
    expect(shownPage).toMatch(/15年|十五年/);

    const english = await service.push(
      textOf(asker, 'How long is a design patent valid in China?', service.now()),
    );
    expect(english.text).toMatch(/^\[Automatic reply\]\n[\s\S]*15 years/);
    expect(english.text).toContain('Full text and sources: https://ip.example/wechat/answers/');

    const person = await service.push(textOf(asker, '转人工', service.now()));
    expect(person.text).toContain('排在第1位');
    const id = await conversationOf(service, asker);
    const queue = (await agent.get('/queue')).body as QueueView;
    expect(queue.waiting).toMatchObject([{ id, channel: 'wechat', position: 1 }]);
    expect((await agent.post(`/conversations/${id}/take`)).status).toBe(200);
    await eventually(() => {
      expect(delivered()).toEqual([`座席${agent.staff.name}为您服务。`]);
    });
    expect((await service.push(textOf(asker, '我的商标被抄袭了', service.now()))).text).toBeUndefined();
    service.standIn.addMedia('photo', { type: 'image/png', bytes: png });
    await service.push(messageOf(asker, { MsgType: 'image', MediaId: 'photo', PicUrl: '' }, service.now()));
    const own = ((await agent.get('/queue')).body as QueueView).own;
    expect(own[0]?.unread).toBeGreaterThanOrEqual(2);
    const before = await viewed(agent, id);
    expect(before.reach).toMatchObject({ reachable: true, remaining: 5 });
    const picture = before.messages?.find(({ message }) => message.kind === 'attachment')?.message;
    const file = picture?.kind === 'attachment' ? picture.data : undefined;
    const download = await agent.get(`/attachments/${file?.attachmentId ?? ''}`);
    expect([download.status, download.headers.get('content-type')]).toEqual([200, 'image/png']);

    await agent.post(`/conversations/${id}/messages`, { text: '请把注册证发来。' });
    await eventually(() => {
      expect(delivered().at(-1)).toBe('【座席】请把注册证发来。');
    });
    await eventually(async () => {
      expect((await viewed(agent, id)).reach).toMatchObject({ remaining: 4, untold: 0, unknown: 0 });
    });

    // What WeChat refuses, and what breaks on its way, is seen at the desk; the visitor's next message brings the former.
    service.standIn.faults.push({ kind: 'reset-after' }, { kind: 'code', code: 45015 });
    for (const text of ['第一句', '第二句']) {
      await agent.post(`/conversations/${id}/messages`, { text });
      await eventually(async () => {
        expect((await viewed(agent, id)).messages?.at(-1)).toMatchObject({
          text,
          arrival: text === '第一句' ? 'unknown' : 'waiting',
        });
      });
    }
    expect((await viewed(agent, id)).reach).toMatchObject({
      reachable: false,
      remaining: 0,
      obstacle: { reason: 'window-over', code: 45015 },
      untold: 1,
      unknown: 1,
    });
    expect((await service.push(textOf(asker, '还在吗', service.now()))).text).toBe('【座席】第二句');
    await eventually(async () => {
      const view = await viewed(agent, id);
      expect(view.reach).toMatchObject({ reachable: true, remaining: 5, untold: 0 });
      expect(view.messages?.find(({ text }) => text === '第二句')?.arrival).toBeUndefined();
    });

    const wrapUp = { hotlineFunction: 'legal', topic: 'trademark', result: 'solved' };
    expect((await agent.post(`/conversations/${id}/close`, wrapUp)).status).toBe(204);
    await eventually(() => {
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
    expect((await viewed(agent, id)).rating).toMatchObject({ score: 5 });
    expect((await deliveriesOf(service.database.store, id)).at(-1)?.state).toBe('sent');
  }, 120_000);
});
