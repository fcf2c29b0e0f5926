import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/conversations/message.ts';
import type { Conversation } from '../../../../src/conversations/conversation.ts';
import { messagesOf, textsOf } from './messages-of.ts';
import { bytesOf, longestText, splitText } from './split.ts';
import { wordsOf, type Words } from './words.ts';

const address = 'https://www.cnipa.gov.cn/art/2020/11/23/art_97_155167.html?a=1.2&b=3';
const sentences = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '专利权的期限自申请日起计算。',
        'The term is fifteen years. ',
        '第一，提交申请；第二，缴费；',
        '\n',
        `见${address}，`,
        `${address} `,
        '👨‍👩‍👧‍👦',
        'é'.repeat(40),
      ),
      fc.string({ maxLength: 30 }),
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(''));

describe('splitting a text', () => {
  it('keeps pieces within the bytes, loses no sign but blanks, and never cuts an address', () => {
    fc.assert(
      fc.property(sentences, fc.integer({ min: 240, max: 2_000 }), (text, longest) => {
        const pieces = splitText(text, longest);
        for (const piece of pieces) expect(bytesOf(piece)).toBeLessThanOrEqual(longest);
        const bare = (each: string) => each.replace(/\s+/g, '');
        expect(bare(pieces.join(''))).toBe(bare(text));
        const whole = text.split(address).length - 1;
        expect(pieces.reduce((sum, piece) => sum + piece.split(address).length - 1, 0)).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts between sentences where it can', () => {
    const text = '一二三四五。'.repeat(30);
    for (const piece of splitText(text, 100)) expect(piece.endsWith('。')).toBe(true);
  });

  it('cuts a sentence that is too long between signs, and leaves out an address that is', () => {
    expect(splitText('字'.repeat(100), 31).every((piece) => bytesOf(piece) <= 31)).toBe(true);
    expect(splitText(`见 https://a.example/${'x'.repeat(300)} 页`, 100).join('')).not.toContain('xxx');
  });
});

const long: Words = {
  text: '专利权的期限自申请日起计算。'.repeat(400),
  language: 'zh-Hans',
  speaker: 'assistant',
  sourced: true,
};
const page = 'https://ip.example/wechat/answers/abc.def.ghi';
const menu = {
  items: [
    { id: 'choice a', label: '发明' },
    { id: 'choice b', label: '外观设计' },
  ],
};

describe('words as messages', () => {
  it('with a page are one text with its address at the end, however long they are', () => {
    const [text = '', ...more] = textsOf(long, page);
    expect(more).toEqual([]);
    expect(bytesOf(text)).toBeLessThanOrEqual(longestText);
    expect(text).toContain(`……\n\n全文和来源：${page}`);
  });

  it('without a page are at most three texts, the last of which says that something is missing', () => {
    const texts = textsOf(long, undefined);
    expect(texts).toHaveLength(3);
    for (const text of texts) expect(bytesOf(text)).toBeLessThanOrEqual(longestText);
    expect(texts[2]).toContain('没有全部发出');
    expect(textsOf({ ...long, text: '短。' }, undefined)).toEqual(['短。']);
  });

  it('offer items as a menu message, or as numbers where that cannot be', () => {
    const words = { ...long, text: '您问的是哪一种？', sourced: false, menu };
    expect(messagesOf(words, undefined)).toEqual([
      {
        kind: 'menu',
        menu: { head: '您问的是哪一种？', items: menu.items, tail: '也可以直接写出要问的事。' },
      },
    ]);
    expect(textsOf(words, undefined, true)).toEqual([
      '您问的是哪一种？\n\n1. 发明\n2. 外观设计\n请回复数字来选择，也可以直接写出要问的事。',
    ]);
  });

  it('with items, too long and a page still hold the items and the address', () => {
    const [text = ''] = textsOf({ ...long, menu }, page, true);
    expect(bytesOf(text)).toBeLessThanOrEqual(longestText);
    expect(text).toContain('1. 发明');
    expect(text).toContain(page);
  });
});

const conversation = { id: 'c1', language: 'zh-Hans' } as Conversation;
let sequence = 0;
const message = (parts: object): Message => {
  sequence += 1;
  return { id: `m${sequence}`, conversationId: 'c1', sequence, at: 0, from: 'system', ...parts } as Message;
};
const noticeOf = (key: string, params = {}) =>
  message({ kind: 'notice', data: { lines: [{ key, params }] } });
const said = (...messages: Message[]) =>
  wordsOf({
    after: { conversationId: 'c1', sequence: 0 },
    through: { conversationId: 'c1', sequence: 9 },
    messages,
    last: conversation,
  });

describe('the words of a stretch', () => {
  it('leave out what the visitor said, changes of hands, old places in the queue and the end by silence', () => {
    const words = said(
      message({ from: 'visitor', kind: 'text', text: '转人工' }),
      message({ kind: 'hands', data: { act: 'handover', owner: 'queue', version: 2 } }),
      noticeOf('queue.position', { position: 3 }),
      noticeOf('queue.still-waiting', { position: 2 }),
      noticeOf('closed.idle'),
    );
    expect(words?.text).toBe('您的话已记下，座席接入后会看到。您排在第2位。');
    expect(said(noticeOf('closed.idle'))).toBeUndefined();
  });

  it('name an agent, hide nothing, and say nothing of what was emptied', () => {
    const words = said(
      message({ from: 'agent', kind: 'text', text: '请\u202e看' }),
      message({ from: 'agent', kind: 'text' }),
    );
    expect(words).toMatchObject({ text: '【座席】请看', speaker: 'agent' });
    expect(said(message({ from: 'agent', kind: 'text' }))).toBeUndefined();
  });

  it('offer the rating when an agent has closed', () => {
    expect(said(noticeOf('closed.by-agent'))?.menu?.items.map(({ label }) => label)).toEqual([
      '非常满意',
      '满意',
      '基本满意',
      '不满意',
      '非常不满意',
    ]);
  });
});
