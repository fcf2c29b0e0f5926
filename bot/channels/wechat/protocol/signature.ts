import { createHash, timingSafeEqual } from 'node:crypto';

/** The platform's signature: SHA-1 over the sorted parts, in hexadecimal (its guide on message encryption). */
export function signatureOf(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Whether a signature is the one of these parts; takes as long whatever differs. */
export function isSigned(signature: string, ...parts: readonly string[]): boolean {
  const right = Buffer.from(signatureOf(...parts));
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}
