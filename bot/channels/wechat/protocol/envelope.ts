import { randomInt } from 'node:crypto';
import { decrypt, encrypt, type CipherKey } from './cipher.ts';
import { isSigned, signatureOf } from './signature.ts';
import { fieldsOf, xmlOf, type XmlFields } from './xml.ts';

/** How this account's callbacks are written. Without keys they come in the clear. */
export interface EnvelopeOptions {
  readonly appId: string;
  readonly token: string;
  readonly encodingAesKey?: string;
  /** The key before, accepted while the console changes over. */
  readonly previousEncodingAesKey?: string;
}

/** The query of a callback. */
export interface CallbackQuery {
  readonly timestamp: string;
  readonly nonce: string;
  readonly encryptType?: string;
  readonly messageSignature?: string;
}

export type Opened =
  /** `seal` writes the answer the way the question came. */
  | { kind: 'opened'; fields: XmlFields; seal: (reply: string, at: number) => string }
  /** `reason` is for the log and holds nothing of the visitor. */
  | { kind: 'refused'; status: 400 | 403 | 415; reason: string };

/** Opens callbacks and seals replies: plain, compatible (the encrypted part counts) and safe mode. */
export function createEnvelopes(options: EnvelopeOptions): (body: string, query: CallbackQuery) => Opened {
  const { appId, token } = options;
  const keys = [options.encodingAesKey, options.previousEncodingAesKey].flatMap((encodingAesKey) =>
    encodingAesKey === undefined ? [] : [{ encodingAesKey, appId }],
  );
  return (body, query) => {
    if (/^[\s\uFEFF]*[{[]/.test(body)) return refused(415, 'the body is JSON: set the console to XML');
    const fields = fieldsOf(body);
    if (fields === undefined) return refused(400, 'the body is not XML of a callback');
    if (query.encryptType !== 'aes') {
      if (keys.length > 0)
        return refused(403, 'plain text although a key is set: set the console to safe mode');
      return { kind: 'opened', fields, seal: (reply) => reply };
    }
    return openSealed(fields, query, token, keys);
  };
}

function openSealed(
  fields: XmlFields,
  query: CallbackQuery,
  token: string,
  keys: readonly CipherKey[],
): Opened {
  const sealed = fields.Encrypt ?? '';
  if (!isSigned(query.messageSignature ?? '', token, query.timestamp, query.nonce, sealed))
    return refused(403, 'msg_signature does not fit');
  for (const key of keys) {
    const inner = decrypt(sealed, key);
    if (inner === undefined) continue;
    if (/^\s*\{/.test(inner)) return refused(415, 'the message is JSON: set the console to XML');
    const opened = fieldsOf(inner);
    if (opened === undefined) return refused(400, 'the decrypted message is not XML of a callback');
    return { kind: 'opened', fields: opened, seal: (reply, at) => sealReply(reply, key, token, at) };
  }
  return refused(403, 'no key opens the message: WECHAT_ENCODING_AES_KEY or the app id differs');
}

/** An encrypted passive reply. `at` is in epoch milliseconds; nonce and random bytes are given by tests only. */
export function sealReply(
  reply: string,
  key: CipherKey,
  token: string,
  at: number,
  nonce = String(randomInt(1e9, 1e10)),
  random?: Buffer,
): string {
  const sealed = encrypt(reply, key, random);
  const timestamp = String(Math.floor(at / 1000));
  return xmlOf({
    Encrypt: sealed,
    MsgSignature: signatureOf(token, timestamp, nonce, sealed),
    TimeStamp: Number(timestamp),
    Nonce: nonce,
  });
}

function refused(status: 400 | 403 | 415, reason: string): Opened {
  return { kind: 'refused', status, reason };
}
