import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incomingOf } from './incoming.ts';
import { fieldsOf, xmlOf } from './xml.ts';

describe('XML of callbacks', () => {
  it.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml><A>1</A></xml>'],
    ['another root', '<html><A>1</A></html>'],
    ['no element', 'hello'],
    ['an open element', '<xml><A>1</xml>'],
    ['depth', `<xml>${'<a>'.repeat(50)}1${'</a>'.repeat(50)}</xml>`],
    ['nothing', ''],
  ])('%s is not taken', (_name, xml) => {
    expect(fieldsOf(xml)).toBeUndefined();
  });

  it('resolves no entity and no prototype', () => {
    expect(fieldsOf('<xml><A>&lt;b&gt;&#65;</A></xml>')).toEqual({ A: '&lt;b&gt;&#65;' });
    expect(fieldsOf('<xml><Content><![CDATA[<!DOCTYPE a>]]></Content></xml>')).toEqual({
      Content: '<!DOCTYPE a>',
    });
    const fields = fieldsOf('<xml><constructor>x</constructor><A>1</A></xml>');
    expect(fields === undefined || Object.getPrototypeOf(fields) === null).toBe(true);
    expect(fieldsOf('<xml><__proto__><![CDATA[x]]></__proto__><A>1</A></xml>')).toBeUndefined();
  });

  it('any text survives being written and read', () => {
    const texts = fc
      .string({ unit: 'binary' })
      .filter((text) => /^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text));
    fc.assert(
      fc.property(
        fc.oneof(texts, fc.constantFrom(']]>', 'a]]>b]]]]>', '<![CDATA[x]]>', ']]', '>')),
        (text) => {
          expect(fieldsOf(xmlOf({ Content: text, N: 5 }))).toEqual({ Content: text, N: '5' });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('what XML cannot hold is left out when a reply is written', () => {
    expect(fieldsOf(xmlOf({ Content: 'a\0b\u0008c\ufffed' }))).toEqual({ Content: 'abcd' });
  });
});

describe('callbacks', () => {
  const head = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: '1714112445' };
  const message = { ...head, MsgId: '6054768590064713728' };
  const event = { ...head, MsgType: 'event' };

  it.each([
    ['text', { ...message, MsgType: 'text', Content: '你好' }, { kind: 'text', text: '你好' }],
    [
      'a tapped item',
      { ...message, MsgType: 'text', Content: '满意', bizmsgmenuid: 'rating 4 c1' },
      { kind: 'text', text: '满意', menuItem: 'rating 4 c1' },
    ],
    [
      'an image',
      { ...message, MsgType: 'image', MediaId: 'm1', PicUrl: 'http://x' },
      { kind: 'media', medium: 'image', mediaId: 'm1' },
    ],
    [
      'a voice that was recognised',
      { ...message, MsgType: 'voice', MediaId: 'm1', Format: 'amr', Recognition: '专利年费' },
      { kind: 'text', text: '专利年费' },
    ],
    [
      'a voice that was not',
      { ...message, MsgType: 'voice', MediaId: 'm1', Format: 'amr', Recognition: '' },
      { kind: 'media', medium: 'voice', mediaId: 'm1' },
    ],
    [
      'a short video',
      { ...message, MsgType: 'shortvideo', MediaId: 'm1' },
      { kind: 'media', medium: 'video', mediaId: 'm1' },
    ],
    [
      'a location',
      {
        ...message,
        MsgType: 'location',
        Location_X: '31.23',
        Location_Y: '121.47',
        Scale: '20',
        Label: '上海',
      },
      { kind: 'location', latitude: 31.23, longitude: 121.47, label: '上海' },
    ],
    [
      'a location without numbers',
      { ...message, MsgType: 'location', Location_X: 'x' },
      { kind: 'unsupported' },
    ],
    [
      'a link',
      { ...message, MsgType: 'link', Title: 't', Description: 'd', Url: 'https://a' },
      { kind: 'link', title: 't', description: 'd', url: 'https://a' },
    ],
    ['an image without a file', { ...message, MsgType: 'image' }, { kind: 'unsupported' }],
    ['another kind', { ...message, MsgType: 'miniprogrampage' }, { kind: 'unsupported' }],
    ['a follow', { ...event, Event: 'subscribe', EventKey: 'qrscene_1' }, { kind: 'follow' }],
    ['the end of following', { ...event, Event: 'unsubscribe' }, { kind: 'unfollow' }],
    ['a scan', { ...event, Event: 'SCAN', EventKey: '1' }, { kind: 'scan' }],
    ['a tap on the menu', { ...event, Event: 'CLICK', EventKey: 'person' }, { kind: 'menu', item: 'person' }],
    ['a page of the menu', { ...event, Event: 'VIEW', EventKey: 'https://a' }, { kind: 'view' }],
    ['another event', { ...event, Event: 'TEMPLATESENDJOBFINISH' }, { kind: 'other' }],
  ])('%s is told', (_name, fields, content) => {
    expect(incomingOf(fields)?.content).toEqual(content);
  });

  it('have a key that is the same for retries and different otherwise, and tells nothing of the visitor', () => {
    const key = (fields: Record<string, string>) => incomingOf(fields)?.key;
    const text = { ...message, MsgType: 'text', Content: 'a' };
    expect(key(text)).toBe(key({ ...text, CreateTime: '1714112450' }));
    expect(key(text)).not.toBe(key({ ...text, MsgId: '6054768590064713729' }));
    const click = { ...event, Event: 'CLICK', EventKey: 'person' };
    expect(key(click)).toBe(key({ ...click }));
    expect(key(click)).not.toBe(key({ ...click, CreateTime: '1714112446' }));
    expect(key(click)).not.toBe(key({ ...click, EventKey: 'patent' }));
    expect(key(click)).not.toContain('o1');
  });

  it.each([
    ['no sender', { ...message, FromUserName: undefined, MsgType: 'text' }],
    ['a sender of blanks', { ...message, FromUserName: 'o 1', MsgType: 'text' }],
    ['no id', { ...head, MsgType: 'text', Content: 'a' }],
    ['an id that is no number', { ...message, MsgId: '1 or 1', MsgType: 'text' }],
    ['an event without a name', event],
  ])('%s makes it none', (_name, fields) => {
    expect(incomingOf(fields as unknown as Record<string, string>)).toBeUndefined();
  });
});
