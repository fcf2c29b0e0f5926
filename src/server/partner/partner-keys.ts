import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Platforms that may read, each by its name and the SHA-256 of its key in hex; the key itself is kept nowhere. */
export const partnerKeysSchema = z.array(
  z.strictObject({
    name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'use lower-case letters, digits and hyphens'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'give the SHA-256 of the key in hex'),
  }),
);
export type PartnerKeys = z.infer<typeof partnerKeysSchema>;

/** A new key for a partner: what the partner gets, and what the configuration keeps of it. */
export function newPartnerKey(name: string): { key: string; entry: PartnerKeys[number] } {
  const key = `tdp_${randomBytes(32).toString('base64url')}`;
  return { key, entry: { name, sha256: digestOf(key).toString('hex') } };
}

/** The partner whose key this is; undefined when it is nobody's. Takes as long whatever the key is. */
export function partnerOf(keys: PartnerKeys, key: string): string | undefined {
  const digest = digestOf(key);
  let found: string | undefined;
  for (const { name, sha256 } of keys) if (timingSafeEqual(digest, Buffer.from(sha256, 'hex'))) found = name;
  return found;
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
