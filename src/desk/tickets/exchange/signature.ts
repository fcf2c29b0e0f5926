import { createHmac, timingSafeEqual } from 'node:crypto';

/** What is signed of a message (Standard Webhooks 1.0.0, standardwebhooks.com). */
export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string | Buffer;
}

/** A message whose time differs by more is not believed, so that an old one cannot be sent again. */
const toleranceSeconds = 300;

/** The signature as the header carries it: `v1,` and the HMAC-SHA256 of id, timestamp and body in base64. */
export function signatureOf({ id, timestamp, body }: SignedMessage, secret: Buffer): string {
  const digest = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return `v1,${digest}`;
}

/** Whether a message carries, among its signatures, one made with the secret, and is of now. */
export function isSigned(message: SignedMessage, signatures: string, secret: Buffer, nowMs: number): boolean {
  if (!Number.isSafeInteger(message.timestamp)) return false;
  if (Math.abs(nowMs / 1_000 - message.timestamp) > toleranceSeconds) return false;
  const expected = Buffer.from(signatureOf(message, secret));
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const prefix = 'whsec_';

/** The key in a secret as it is configured: `whsec_` and at least 24 bytes in base64; undefined when it is none. */
export function keyOf(secret: string): Buffer | undefined {
  if (!secret.startsWith(prefix)) return undefined;
  const text = secret.slice(prefix.length);
  const key = Buffer.from(text, 'base64');
  const isWhole = key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  return isWhole && key.length >= 24 && key.length <= 64 ? key : undefined;
}
