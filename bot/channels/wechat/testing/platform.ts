import { randomBytes, randomInt } from 'node:crypto';
import { decrypt, encrypt, type CipherKey } from '../protocol/cipher.ts';
import { signatureOf } from '../protocol/signature.ts';
import { fieldsOf, xmlOf } from '../protocol/xml.ts';

/** The account the tests use; the values are made up. */
export const account = {
  appId: 'wx0123456789abcdef',
  secret: '0123456789abcdef0123456789abcdef',
  token: 'tokenOfTests',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  id: 'gh_0123456789ab',
} as const;
export const cipherKey: CipherKey = { appId: account.appId, encodingAesKey: account.encodingAesKey };

export type Fields = Record<string, string | number>;
export type Mode = 'plain' | 'compatible' | 'safe';

/** What the platform got for a callback. */
export interface Got {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  /** The text of a passive reply; undefined for `success`. */
  readonly text?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

let lastId = BigInt(Date.now()) * 1_000_000n;

/** A message of a visitor, with an id of its own. */
export function messageOf(openid: string, fields: Fields, at: number): Fields {
  lastId += 1n;
  return {
    ToUserName: account.id,
    FromUserName: openid,
    CreateTime: Math.floor(at / 1000),
    MsgId: String(lastId),
    ...fields,
  };
}

export const textOf = (openid: string, text: string, at: number): Fields =>
  messageOf(openid, { MsgType: 'text', Content: text }, at);

export function eventOf(openid: string, event: string, at: number, more: Fields = {}): Fields {
  return {
    ToUserName: account.id,
    FromUserName: openid,
    CreateTime: Math.floor(at / 1000),
    MsgType: 'event',
    Event: event,
    ...more,
  };
}

/** The address and body of a callback, signed as the platform does. */
export function signed(base: string, xml: string, mode: Mode, at: number): { url: string; body: string } {
  const timestamp = String(Math.floor(at / 1000));
  const nonce = String(randomInt(1e9));
  const query: Record<string, string> = {
    signature: signatureOf(account.token, timestamp, nonce),
    timestamp,
    nonce,
  };
  if (mode === 'plain') return { url: `${base}?${new URLSearchParams(query).toString()}`, body: xml };
  const sealed = encrypt(xml, cipherKey, randomBytes(16));
  query.encrypt_type = 'aes';
  query.msg_signature = signatureOf(account.token, timestamp, nonce, sealed);
  const clear = mode === 'compatible' ? xml.replace(/^<xml>|<\/xml>$/g, '') : '';
  return {
    url: `${base}?${new URLSearchParams(query).toString()}`,
    body: `<xml>${clear}<ToUserName><![CDATA[${account.id}]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`.replace(
      mode === 'compatible' ? /<ToUserName><!\[CDATA\[[^\]]*\]\]><\/ToUserName>(?=<Encrypt>)/ : /(?!)/,
      '',
    ),
  };
}

/** One request of the platform. Rejects where the connection broke. */
export async function push(base: string, fields: Fields, mode: Mode = 'safe', at = Date.now()): Promise<Got> {
  const { url, body } = signed(base, xmlOf(fields), mode, at);
  const begun = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/xml' },
    signal: AbortSignal.timeout(5_000),
  });
  const answered = await response.text();
  const got = { status: response.status, body: answered, ms: performance.now() - begun };
  if (answered === 'success' || response.status !== 200) return got;
  const outer = fieldsOf(answered);
  const inner = mode === 'plain' ? outer : fieldsOf(decrypt(outer?.Encrypt ?? '', cipherKey) ?? '');
  if (inner === undefined) throw new Error(`The platform cannot read this reply: ${answered}`);
  if (mode !== 'plain') {
    const { TimeStamp = '', Nonce = '', Encrypt = '', MsgSignature = '' } = outer ?? {};
    if (signatureOf(account.token, TimeStamp, Nonce, Encrypt) !== MsgSignature)
      throw new Error('The reply is not signed.');
  }
  return { ...got, text: inner.Content ?? '', fields: inner };
}

/** Asks like the platform: up to four times, five seconds apart, until one answer came in time. */
export async function pushWithRetries(
  base: string,
  fields: Fields,
  options: { mode?: Mode; onGot?: (got: Got) => void; onLost?: (begun: number, error: unknown) => void } = {},
): Promise<Got | undefined> {
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const begun = Date.now();
    try {
      const got = await push(base, fields, options.mode);
      options.onGot?.(got);
      if (got.status === 200) return got;
    } catch (error) {
      // The connection was refused, cut or too slow: the platform asks again.
      options.onLost?.(begun, error);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + 5_000 - Date.now())));
  }
  return undefined;
}
