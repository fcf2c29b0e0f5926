import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Who a message is for, and the key it was written with; 43 letters and digits, as the console gives it. */
export interface CipherKey {
  readonly encodingAesKey: string;
  readonly appId: string;
}

/** The platform pads to 32 bytes, twice the block of the cipher. */
const block = 32;
const randomLength = 16;
const lengthBytes = 4;
const headLength = randomLength + lengthBytes;

/**
 * A message as the platform wants it: AES-256-CBC over 16 random bytes, the length, the message and the app id; base64.
 * `random` is given by tests only.
 */
export function encrypt(message: string, key: CipherKey, random: Buffer = randomBytes(randomLength)): string {
  const body = Buffer.from(message);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([random, length, body, Buffer.from(key.appId)]);
  const padding = block - (plain.length % block);
  const cipher = createCipheriv('aes-256-cbc', ...keyAndVector(key)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(padding, padding)),
    cipher.final(),
  ]).toString('base64');
}

/** The message; undefined where it was not written with this key for this app. */
export function decrypt(encrypted: string, key: CipherKey): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % block !== 0) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', ...keyAndVector(key)).setAutoPadding(false);
  return messageIn(Buffer.concat([decipher.update(bytes), decipher.final()]), key.appId);
}

function messageIn(padded: Buffer, appId: string): string | undefined {
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > block) return undefined;
  const plain = padded.subarray(0, padded.length - padding);
  if (plain.length < headLength) return undefined;
  const end = headLength + plain.readUInt32BE(randomLength);
  if (end > plain.length || plain.toString('utf8', end) !== appId) return undefined;
  return plain.toString('utf8', headLength, end);
}

function keyAndVector({ encodingAesKey }: CipherKey): [key: Buffer, vector: Buffer] {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  return [key, key.subarray(0, 16)];
}
