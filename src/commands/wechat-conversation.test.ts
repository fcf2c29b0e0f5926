import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventOf, messageOf, textOf } from '../../bot/channels/wechat/testing/platform.ts';
import {
  clockFrom,
  wechatService,
  type WechatService,
} from '../../bot/channels/wechat/testing/wechat-service.ts';
import { consult } from '../consultation/consult.ts';
import { defaultSettings, type ConsultationResources } from '../consultation/resources.ts';
import { mondayAtTen, present } from '../conversations/testing/service.ts';
import { deliveriesOf, reachOf } from '../conversations/reach/reach.ts';
import { openKnowledge, publishedNumber, shelfOf } from './knowledge.ts';
import { releaseSearch } from '../retrieval/release-search.ts';
import { readConfiguration } from './configuration.ts';
import { publishStarterIfNone } from './starter.ts';
import { eventually } from '../platform/testing/eventually.ts';

const asker = 'oVisitor-1';
const clock = clockFrom(mondayAtTen);

describe('a conversation in WeChat, over the starter base and real HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongda-wechat-'));
  let resources: ConsultationResources;
  let running: WechatService | undefined;
  const conversationOf = async ({ database }: WechatService): Promise<string> =>
    (
      await database.store
        .selectFrom('conversations')
        .select('id')
        .where('visitorId', '=', asker)
        .executeTakeFirstOrThrow()
    ).id;

  beforeAll(async () => {
    const configuration = readConfiguration({ DATA_DIR: folder });
    await publishStarterIfNone(configuration);
    const shelf = shelfOf(folder);
    resources = {
      ...openKnowledge(shelf, publishedNumber(shelf), await releaseSearch(configuration)),
      clock,
      newId: randomUUID,
      settings: defaultSettings,
    };
    for (const question of ['外觀設計專利保護期多少年？', 'How long is a design patent valid in China?'])
      await consult({ question }, resources);
  }, 240_000);
  afterAll(async () => {
    await running?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from following to rating', async () => {
    const service = await wechatService((request) => consult(request, resources), {
      publicUrl: 'https://ip.example',
      clock,
    });
    running = service;
    const follow = await service.push(eventOf(asker, 'subscribe', service.now()));
    expect(follow.text).toContain('智能助手，是程序');
    expect(follow.text).toContain('会话内容会被保存');

    clock.advance(61_000);
    await service.agentComes();
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
    const id = await conversationOf(service);
    await service.service.agentTake(id, { agentId: 'agent-1', name: '小王' });
    await eventually(() => {
      expect(service.standIn.delivered.map(({ text }) => text)).toEqual(['座席小王为您服务。']);
    });
    expect((await service.push(textOf(asker, '我的商标被抄袭了', service.now()))).text).toBeUndefined();
    expect(await reachOf(service.database.store, id, service.now())).toMatchObject({
      reachable: true,
      remaining: 5,
    });
    await service.service.agentMessage({ conversationId: id, agentId: 'agent-1', text: '请把注册证发来。' });
    await eventually(() => {
      expect(service.standIn.delivered.at(-1)?.text).toBe('【座席】请把注册证发来。');
    });
    expect(await reachOf(service.database.store, id, service.now())).toMatchObject({
      remaining: 4,
      untold: 0,
    });
    await service.service.agentClose(id, 'agent-1');
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
    const rating = await service.database.store.selectFrom('ratings').selectAll().executeTakeFirstOrThrow();
    expect(rating).toMatchObject({ conversationId: id, score: 5 });
    expect((await deliveriesOf(service.database.store, id)).map(({ state }) => state)).not.toContain(
      'unknown',
    );
  });
});
