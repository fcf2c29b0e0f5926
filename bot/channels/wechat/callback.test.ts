import { afterEach, describe, expect, it } from 'vitest';
import type { Consult } from '../../../src/conversations/context.ts';
import { mondayAtTen, present } from '../../../src/conversations/testing/service.ts';
import { promptConsult } from '../../../src/conversations/testing/turns.ts';
import { signatureOf } from './protocol/signature.ts';
import { xmlOf } from './protocol/xml.ts';
import { account, eventOf, messageOf, push, signed, textOf } from './testing/platform.ts';
import {
  clockFrom,
  wechatService,
  type WechatService,
  type WechatServiceOptions,
} from './testing/wechat-service.ts';
import { eventually } from '../../../src/platform/testing/eventually.ts';

const asker = 'oVisitor-4';
const open: WechatService[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});
async function serve(options: WechatServiceOptions = {}, consult: Consult = promptConsult().consult) {
  const clock = clockFrom(mondayAtTen);
  const service = await wechatService(consult, { clock, ...options });
  open.push(service);
  return { service, clock };
}
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('the callback', () => {
  it('repeats the echo of a signed check, and of no other', async () => {
    const { service } = await serve();
    const timestamp = String(Math.floor(service.now() / 1000));
    const query = (signature: string, more = '') =>
      `${service.callback}?signature=${signature}&timestamp=${timestamp}&nonce=n1&echostr=4375120948345356249${more}`;
    const right = signatureOf(account.token, timestamp, 'n1');
    const response = await fetch(query(right));
    expect([response.status, await response.text()]).toEqual([200, '4375120948345356249']);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect((await fetch(query(right.replace(/.$/, 'x')))).status).toBe(403);
    expect((await fetch(service.callback)).status).toBe(403);
  });

  it('takes compatible and safe mode with a key, plain mode without', async () => {
    const { service } = await serve();
    for (const mode of ['compatible', 'safe'] as const)
      expect((await service.push(textOf(asker, '专利年费多少？', service.now()), mode)).text).toContain(
        '答：',
      );
    expect((await service.push(textOf(asker, '专利年费多少？', service.now()), 'plain')).status).toBe(403);
    expect(service.warnings.at(-1)).toContain('set the console to safe mode');
    const settings = {
      appId: account.appId,
      secret: account.secret,
      token: account.token,
      apiBase: service.standIn.base,
    };
    const plain = await serve({ settings });
    expect(
      (await plain.service.push(textOf(asker, '专利年费多少？', plain.service.now()), 'plain')).text,
    ).toContain('答：');
  });

  it('refuses what is too old, too large, JSON, or no callback, and says why in the log', async () => {
    const { service } = await serve();
    const old = await push(
      service.callback,
      textOf(asker, 'a', service.now()),
      'safe',
      service.now() - 301_000,
    );
    expect(old.status).toBe(403);
    expect(service.warnings.at(-1)).toContain('timestamp outside of five minutes');
    const ask = async (body: string) => {
      const { url } = signed(service.callback, '', 'plain', service.now());
      return (await fetch(url, { method: 'POST', body })).status;
    };
    expect(await ask('{"ToUserName":"gh_1"}')).toBe(415);
    expect(service.warnings.at(-1)).toContain('JSON: set the console to XML');
    expect(await ask(xmlOf({ Content: 'a'.repeat(70_000) }))).toBe(413);
    expect(await ask('<xml><a>')).toBe(400);
    expect(await service.database.store.selectFrom('wechatExchanges').selectAll().execute()).toEqual([]);
  });

  it('a request that is sent again by a stranger changes nothing', async () => {
    const { service } = await serve();
    const { url, body } = signed(
      service.callback,
      xmlOf(textOf(asker, '专利年费多少？', service.now())),
      'safe',
      service.now(),
    );
    for (let count = 0; count < 3; count += 1)
      expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
    const messages = await service.database.store
      .selectFrom('messages')
      .selectAll()
      .where('sender', '=', 'visitor')
      .execute();
    expect(messages).toHaveLength(1);
  });
});

describe('what visitors send', () => {
  it('a picture is kept by what its bytes are; the assistant says that it cannot read it', async () => {
    const { service } = await serve();
    service.standIn.addMedia('m1', { type: 'image/jpeg', bytes: png });
    const image = messageOf(asker, { MsgType: 'image', PicUrl: 'http://x', MediaId: 'm1' }, service.now());
    expect((await service.push(image)).text).toContain('文件已收到');
    expect((await service.push(image)).text).toContain('文件已收到');
    const kept = await service.database.store.selectFrom('attachments').selectAll().execute();
    expect(kept.map(({ kind, name, size }) => ({ kind, name, size }))).toEqual([
      { kind: 'image/png', name: 'image.png', size: png.length },
    ]);
  });

  it.each([
    ['an image that is gone', { MsgType: 'image', MediaId: 'none' }, undefined, '没有取到'],
    [
      'an image that is a page',
      { MsgType: 'image', MediaId: 'm2' },
      { type: 'image/png', bytes: Buffer.from('<html><script>') },
      '这种文件不能上传',
    ],
    [
      'a file that is too large',
      { MsgType: 'video', MediaId: 'm2' },
      { type: 'video/mp4', bytes: Buffer.alloc(1024 * 1024 + 1) },
      '不能超过 1 MB',
    ],
    [
      'a voice',
      { MsgType: 'voice', MediaId: 'm2', Format: 'amr' },
      { type: 'audio/amr', bytes: Buffer.from('#!AMR\n0') },
      '语音已收到',
    ],
    [
      'a location',
      { MsgType: 'location', Location_X: '31.2', Location_Y: '121.5', Scale: '1', Label: '浦东' },
      undefined,
      '位置已收到',
    ],
    [
      'a link',
      { MsgType: 'link', Title: 'a', Description: 'b', Url: 'javascript:alert(1)' },
      undefined,
      '链接已收到',
    ],
    ['another kind', { MsgType: 'miniprogrampage' }, undefined, '这种消息这里看不了'],
    ['blanks', { MsgType: 'text', Content: '  ' }, undefined, '这种消息这里看不了'],
    ['too much', { MsgType: 'text', Content: '字'.repeat(10_001) }, undefined, '不能超过 10000 个字'],
  ])('%s gets an honest sentence', async (_name, fields, media, sentence) => {
    const { service } = await serve();
    if (media !== undefined) service.standIn.addMedia('m2', media);
    const got = await service.push(messageOf(asker, fields, service.now()));
    expect(got.text).toContain(sentence);
    expect(service.errors).toEqual([]);
  });

  it('a recognised voice is a question', async () => {
    const { service } = await serve();
    const voice = messageOf(
      asker,
      { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '专利年费多少？' },
      service.now(),
    );
    expect((await service.push(voice)).text).toContain('答：专利年费多少？');
  });

  it('several messages in a burst are one turn and one answer', async () => {
    const { consult, requests } = promptConsult();
    const { service } = await serve({}, consult);
    await service.push(eventOf(asker, 'subscribe', service.now()));
    const gots = await Promise.all(
      ['你好', '我想问', '专利年费多少？'].map((text) => service.push(textOf(asker, text, service.now()))),
    );
    expect(gots.filter(({ text }) => text?.includes('答：'))).toHaveLength(1);
    expect(gots.filter(({ body }) => body === 'success')).toHaveLength(2);
    expect(requests).toHaveLength(1);
    expect(service.standIn.delivered).toEqual([]);
  });

  it('choices come as items to tap, and where none may be sent as numbers; both are understood', async () => {
    const choices = [
      { id: 'patent-invention', label: '发明专利', query: '发明专利年费多少' },
      { id: 'patent-design', label: '外观设计专利', query: '外观设计年费多少' },
    ];
    const { consult, requests } = promptConsult(({ question }) =>
      question.startsWith('年费')
        ? {
            outcome: 'clarifying',
            reply: {
              lines: [{ key: 'clarify.which-right', params: {} }],
              citations: [],
              choices,
              notices: [],
              aiGenerated: false,
            },
          }
        : {},
    );
    const { service } = await serve({}, consult);
    await service.push(eventOf(asker, 'subscribe', service.now()));
    expect((await service.push(textOf(asker, '年费多少？', service.now()))).body).toBe('success');
    await eventually(() => {
      expect(service.standIn.delivered[0]?.items.map(({ content }) => content)).toEqual([
        '发明专利',
        '外观设计专利',
      ]);
    });
    const item = present(service.standIn.delivered[0]?.items[1]);
    const tap = messageOf(
      asker,
      { MsgType: 'text', Content: item.content, bizmsgmenuid: item.id },
      service.now(),
    );
    expect((await service.push(tap)).text).toContain('答：外观设计年费多少');
    expect(requests.at(-1)).toMatchObject({ choice: 'patent-design' });

    const message = textOf(asker, '年费多少呢？', service.now());
    await service.database.store.updateTable('wechatVisitors').set({ actLeft: 0 }).execute();
    service.standIn.faults.push({ kind: 'code', code: 45047 });
    expect((await service.push(message)).body).toBe('success');
    await eventually(async () => {
      const visitor = await service.database.store
        .selectFrom('wechatVisitors')
        .select('obstacle')
        .executeTakeFirst();
      expect(visitor?.obstacle).toBe('quota-used');
    });
    // The words that could not be sent come with the next reply; then a number means an item of them.
    const person = await service.push(eventOf(asker, 'CLICK', service.now(), { EventKey: 'nothing' }));
    expect(person.body).toBe('success');
    await eventually(() => {
      expect(service.standIn.delivered).toHaveLength(2);
    });
    expect((await service.push(textOf(asker, '1', service.now()))).text).toContain('答：发明专利年费多少');
  });

  it('a menu asks its question, asks for a person, and leaves the queue again', async () => {
    const { service } = await serve();
    await service.agentComes();
    const asked = await service.push(eventOf(asker, 'CLICK', service.now(), { EventKey: 'trademark' }));
    expect(asked.text).toContain('答：怎样申请注册商标？');
    const click = (second: number) =>
      eventOf(asker, 'CLICK', service.now() + second * 1000, { EventKey: 'person' });
    expect((await service.push(click(1))).text).toContain('您排在第1位');
    expect((await service.push(click(2))).text).toContain('您排在第1位');
    expect((await service.push(textOf(asker, '取消', service.now()))).text).toContain('已取消等待');
  });

  it('outside of working hours a request for a person leaves a ticket and the hotline', async () => {
    const { service } = await serve();
    const got = await service.push(eventOf(asker, 'CLICK', service.now(), { EventKey: 'person' }));
    expect(got.text).toMatch(/没有座席在岗，已登记工单[\s\S]*12345/);
  });

  it('who comes back is greeted anew, once', async () => {
    const { service, clock } = await serve();
    await service.push(textOf(asker, '专利年费多少？', service.now()));
    await service.push(eventOf(asker, 'unsubscribe', service.now()));
    clock.advance(5_000);
    const follow = eventOf(asker, 'subscribe', service.now());
    const got = await service.push(follow);
    expect(got.text).toContain('会话内容会被保存');
    expect((await service.push(follow)).text).toBe(got.text);
    const conversations = await service.database.store.selectFrom('conversations').selectAll().execute();
    expect(conversations).toHaveLength(2);
  });

  it('an item of somebody else’s conversation is only a text', async () => {
    const { service } = await serve();
    await service.push(textOf('oOther', '专利年费多少？', service.now()));
    const { id } = await service.database.store
      .selectFrom('conversations')
      .select('id')
      .executeTakeFirstOrThrow();
    const tap = messageOf(
      asker,
      { MsgType: 'text', Content: '非常满意', bizmsgmenuid: `rating 1 ${id}` },
      service.now(),
    );
    await service.push(tap);
    expect(await service.database.store.selectFrom('ratings').selectAll().execute()).toEqual([]);
  });
});

describe('a database that does not answer', () => {
  it('keeps nothing, and lets the platform ask again', async () => {
    const { service } = await serve({ deadlines: { replyMs: 100, answerMs: 300 } });
    let let_go = (): void => undefined;
    const blocked = service.database.transaction(
      () =>
        new Promise<void>((resolve) => {
          let_go = resolve;
        }),
    );
    const got = await service.push(textOf(asker, '专利年费多少？', service.now()));
    expect(got.status).toBe(503);
    let_go();
    await blocked;
    const again = await service.push(textOf(asker, '商标续展多少？', service.now()));
    expect(again.status).toBe(200);
  });
});
