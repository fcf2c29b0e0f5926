import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promptConsult } from '../../../src/conversations/testing/turns.ts';
import { xmlOf } from './protocol/xml.ts';
import { eventOf, messageOf, signed, textOf } from './testing/platform.ts';
import { wechatService, type WechatService } from './testing/wechat-service.ts';

/** Inputs; the gate asks for 10,000 with WECHAT_TRIALS=10000. */
const trials = Number(process.env.WECHAT_TRIALS ?? 500);
const atOnce = 16;
const mebibyte = 2 ** 20;
/** What the heap may have grown by over all inputs after the first; a leak of a kilobyte each would be ten times as much. */
const mostGrowth = 24 * mebibyte;

interface Input {
  readonly method: string;
  readonly url: string;
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
  readonly headers?: Record<string, string>;
}

const at = () => Date.now();
const sample = fc.constantFrom(
  () => textOf('oFuzz', '专利年费多少？', at()),
  () =>
    messageOf('oFuzz', { MsgType: 'location', Location_X: '31.2', Location_Y: '121.5', Label: '上海' }, at()),
  () => messageOf('oFuzz', { MsgType: 'link', Title: 'a', Description: 'b', Url: 'https://a.example' }, at()),
  () => messageOf('oFuzz', { MsgType: 'voice', MediaId: 'none', Format: 'amr' }, at()),
  () => messageOf('oFuzz', { MsgType: 'text', Content: 'x', bizmsgmenuid: 'rating 9 \u0007' }, at()),
  () => messageOf('oFuzz', { MsgType: 'text', Content: 'x', bizmsgmenuid: 'choice __proto__' }, at()),
  () => eventOf('oFuzz', 'CLICK', at(), { EventKey: 'constructor' }),
  () => eventOf('oFuzz', 'subscribe', at()),
  () => eventOf('oFuzz', 'unsubscribe', at()),
);
const nasty = fc.constantFrom(
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
  '&a;',
  '\0',
  '\ud800',
  '\u202e',
  '<xml>',
  '</xml>',
  '<MsgId>',
  '"',
  "' or 1=1 --",
  '${7*7}',
  '../'.repeat(20),
  'A'.repeat(5_000),
  '<a>'.repeat(200),
  '😀',
);
/** A text with pieces cut out, doubled or put in. */
const mutated = (base: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      base,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.oneof(nasty, fc.string())), { maxLength: 4 }),
    )
    .map(([text, edits]) =>
      edits.reduce((now, [place, length, put]) => {
        const from = place % (now.length + 1);
        return now.slice(0, from) + put + now.slice(from + length);
      }, text),
    );
const xml = sample.map((make) => xmlOf(make()));
const modes = fc.constantFrom('plain' as const, 'compatible' as const, 'safe' as const);
const encodings = fc.constantFrom<(text: string) => Uint8Array>(
  (text) => Buffer.from(text),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  (text) => gzipSync(text),
  (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0x00])]),
);
const headers = fc.constantFrom<Record<string, string>>(
  { 'content-type': 'text/xml' },
  { 'content-type': 'application/json' },
  { 'content-type': 'text/xml; charset=gb2312' },
  { 'content-type': 'multipart/form-data; boundary=' },
  { 'content-type': '' },
  { 'content-type': 'text/xml', 'content-encoding': 'gzip' },
  { 'content-type': 'text/xml', 'content-encoding': 'br' },
);

function inputs(callback: string): fc.Arbitrary<Input> {
  const sealed = fc.tuple(mutated(xml), modes).map(([text, mode]) => signed(callback, text, mode, at()));
  return fc.oneof(
    // A message mutated before it is sealed and signed …
    fc.tuple(sealed, headers).map(([{ url, body }, head]) => post(url, Buffer.from(body), head)),
    // … or after it.
    fc
      .tuple(sealed, encodings, headers)
      .chain(([{ url, body }, encode, head]) =>
        mutated(fc.constant(body)).map((text) => post(url, encode(text), head)),
      ),
    fc
      .tuple(fc.uint8Array({ maxLength: 2_000 }), headers)
      .map(([bytes, head]) => post(signed(callback, '', 'plain', at()).url, bytes, head)),
    fc.constantFrom(60_000, 65_536, 65_537, 200_000).map((length) =>
      post(signed(callback, '', 'safe', at()).url, Buffer.from(xmlOf({ Content: 'a'.repeat(length) })), {
        'content-type': 'text/xml',
      }),
    ),
    fc
      .tuple(sealed, fc.string())
      .map(([{ url, body }, junk]) =>
        post(
          url.replace(/nonce=[^&]*/, `nonce=${encodeURIComponent(Buffer.from(junk).toString())}`),
          Buffer.from(body),
          {},
        ),
      ),
    fc
      .tuple(sealed, fc.constantFrom('timestamp', 'signature', 'msg_signature', 'encrypt_type', 'nonce'))
      .map(([{ url, body }, name]) =>
        post(
          url.replace(new RegExp(`\\b${name}=[^&]*`), `${name}=1&${name}=2&${name}[a]=3`),
          Buffer.from(body),
          {},
        ),
      ),
    fc
      .tuple(fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'), fc.string())
      .map(([method, junk]) => ({
        method,
        url: `${signed(callback, '', 'plain', at()).url}&echostr=${encodeURIComponent(Buffer.from(junk).toString())}`,
      })),
    fc.string().map((junk) => ({
      method: 'GET',
      url: `${callback}/answers/${encodeURIComponent(Buffer.from(junk).toString())}`,
    })),
  );
}

function post(url: string, body: Uint8Array, head: Record<string, string>): Input {
  return { method: 'POST', url, body: new Uint8Array(body), headers: head };
}

describe(`the callback under ${trials} inputs that are not what it expects`, () => {
  let service: WechatService;
  beforeAll(async () => {
    service = await wechatService(promptConsult().consult, { attachmentBytes: 10_000 });
  });
  afterAll(() => service.close());

  it(
    'never breaks, never answers with a fault of its own, and does not grow',
    async () => {
      const all = fc.sample(inputs(service.callback), trials);
      const counts: Record<string, number> = {};
      let next = 0;
      let heapAtFirst = 0;
      const work = async (): Promise<void> => {
        for (let input = all[next++]; input !== undefined; input = all[next++]) {
          if (next === Math.floor(trials / 5)) heapAtFirst = usedHeap();
          const { url, method, body, headers: head } = input;
          const response = await fetch(url, {
            method,
            ...(body === undefined ? {} : { body }),
            headers: head ?? {},
          });
          const text = await response.text();
          expect(response.status, `${method} ${url}\n${text}`).toBeLessThan(500);
          counts[response.status] = (counts[response.status] ?? 0) + 1;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      const growth = usedHeap() - heapAtFirst;
      console.info(`${JSON.stringify(counts)}, heap ${(growth / mebibyte).toFixed(1)} MiB more`);
      expect(growth).toBeLessThan(mostGrowth);
      expect(service.errors).toEqual([]);
      const got = await service.push(textOf('oAfter', '专利年费多少？', service.now()));
      expect(got.text).toContain('答：专利年费多少？');
    },
    60_000 + trials * 40,
  );
});

function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
