import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt } from './cipher.ts';
import { createEnvelopes, sealReply } from './envelope.ts';
import { isSigned, signatureOf } from './signature.ts';
import { fieldsOf } from './xml.ts';

/** The examples of the platform's own guide on encryption. */
const guide = {
  token: 'AAAAA',
  key: { appId: 'wxba5fad812f8e6fb9', encodingAesKey: 'A'.repeat(43) },
  sealed:
    '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=',
  message:
    '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
};

describe('the official vectors', () => {
  it.each([
    ['the check of the address', '1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['a plain message', '1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('%s is signed so', (_name, timestamp, nonce, signature) => {
    expect(signatureOf(guide.token, timestamp, nonce)).toBe(signature);
    expect(isSigned(signature, guide.token, timestamp, nonce)).toBe(true);
    expect(isSigned(`${signature.slice(0, -1)}7`, guide.token, timestamp, nonce)).toBe(false);
    expect(isSigned('', guide.token, timestamp, nonce)).toBe(false);
  });

  it('a message of the guide opens, and sealing it again gives the same bytes', () => {
    const signature = '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3';
    expect(isSigned(signature, guide.token, '1714112445', '415670741', guide.sealed)).toBe(true);
    expect(decrypt(guide.sealed, guide.key)).toBe(guide.message);
    expect(encrypt(guide.message, guide.key, Buffer.from('a8eedb185eb2fecf'))).toBe(guide.sealed);
  });

  it('a reply of the guide is written byte for byte, and opens', () => {
    const reply = '{"demo_resp":"good luck"}';
    const random = Buffer.from('707722b803182950');
    const sealed = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';
    expect(encrypt(reply, guide.key, random)).toBe(sealed);
    expect(decrypt(sealed, guide.key)).toBe(reply);
    expect(signatureOf(guide.token, '1713424427', '415670741', sealed)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    );
    const xml = sealReply(reply, guide.key, guide.token, 1_713_424_427_000, '415670741', random);
    expect(fieldsOf(xml)).toEqual({
      Encrypt: sealed,
      MsgSignature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
      TimeStamp: '1713424427',
      Nonce: '415670741',
    });
  });

  it("Tencent's Java sample is written byte for byte, and opens", () => {
    const key = {
      appId: 'wxb11529c136998cb6',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    };
    const sealed = 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==';
    expect(encrypt('我是中文abcd123', key, Buffer.from('aaaabbbbccccdddd'))).toBe(sealed);
    expect(decrypt(sealed, key)).toBe('我是中文abcd123');
  });

  it("WeCom's sample is signed so, opens, and is written again byte for byte", () => {
    const key = {
      appId: 'wx5823bf96d3bd56c7',
      encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    };
    const sealed = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';
    const signature = '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3';
    expect(isSigned(signature, 'QDG6eK', '1409659589', '263014780', sealed)).toBe(true);
    expect(decrypt(sealed, key)).toBe('1616140317555161061');
    const random = randomOf(sealed, key.encodingAesKey);
    expect(encrypt('1616140317555161061', key, random)).toBe(sealed);
  });
});

/** The random bytes a sample was sealed with: the guide does not print them. */
function randomOf(sealed: string, encodingAesKey: string): Buffer {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return decipher.update(Buffer.from(sealed, 'base64')).subarray(0, 16);
}

describe('envelopes', () => {
  const newKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  const xml = '<xml><FromUserName><![CDATA[o1]]></FromUserName></xml>';
  const sealedBy = (encodingAesKey: string, appId = guide.key.appId) => {
    const sealed = encrypt(xml, { encodingAesKey, appId });
    const messageSignature = signatureOf(guide.token, '1', '2', sealed);
    const query = { timestamp: '1', nonce: '2', encryptType: 'aes', messageSignature };
    return [`<xml><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`, query] as const;
  };
  const open = createEnvelopes({
    appId: guide.key.appId,
    token: guide.token,
    encodingAesKey: newKey,
    previousEncodingAesKey: guide.key.encodingAesKey,
  });

  it.each([
    ['the new key', newKey],
    ['the key before', guide.key.encodingAesKey],
  ])('open with %s and are answered with it', (_name, key) => {
    const opened = open(...sealedBy(key));
    expect(opened).toMatchObject({ kind: 'opened', fields: { FromUserName: 'o1' } });
    const reply = opened.kind === 'opened' ? opened.seal('<xml></xml>', 5_000) : '';
    const sealed = fieldsOf(reply)?.Encrypt ?? '';
    expect(decrypt(sealed, { appId: guide.key.appId, encodingAesKey: key })).toBe('<xml></xml>');
  });

  it('refuse other keys, other accounts, other signatures, plain text and JSON, each with its reason', () => {
    const [body, query] = sealedBy(newKey);
    const reasonOf = (...args: Parameters<typeof open>) => {
      const result = open(...args);
      return result.kind === 'refused' ? `${result.status} ${result.reason}` : 'opened';
    };
    expect(reasonOf(...sealedBy('B'.repeat(42) + 'A'))).toMatch(/^403 no key opens/);
    expect(reasonOf(...sealedBy(newKey, 'wxOther'))).toMatch(/^403 no key opens/);
    expect(reasonOf(body, { ...query, nonce: '3' })).toMatch(/^403 msg_signature/);
    expect(reasonOf(xml, { timestamp: '1', nonce: '2' })).toMatch(/^403 plain text although/);
    expect(reasonOf(' {"Encrypt":"x"}', query)).toMatch(/^415 the body is JSON: set the console to XML/);
    expect(reasonOf('<xml><a></xml>', query)).toMatch(/^400/);
  });
});
