import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../../src/platform/clock.ts';

/** Signed addresses of pages that show a delivery whole, to whoever has them, for a week. */
export interface PageLinks {
  /** The same for the same delivery, whenever it is asked for; undefined where there is no public address. */
  of(delivery: { id: string; at: number }): string | undefined;
  check(token: string): { kind: 'valid'; deliveryId: string; until: number } | { kind: 'expired' | 'forged' };
}

const lifeSeconds = 7 * 24 * 3600;
const signatureBytes = 16;

/** Links under `publicUrl`, signed with HMAC-SHA256. */
export function createPageLinks(key: Buffer, publicUrl: string | undefined, clock: Clock): PageLinks {
  const sign = (body: string): Buffer =>
    createHmac('sha256', key).update(body).digest().subarray(0, signatureBytes);
  return {
    of: ({ id, at }) => {
      if (publicUrl === undefined) return undefined;
      const body = `${id}.${(Math.floor(at / 1000) + lifeSeconds).toString(36)}`;
      return `${new URL(publicUrl).origin}/wechat/answers/${body}.${sign(body).toString('base64url')}`;
    },
    check: (token) => {
      const [, body = '', deliveryId = '', end = '', signature = ''] =
        /^(([\w-]{1,64})\.([\da-z]{1,10}))\.([\w-]{22})$/.exec(token) ?? [];
      const given = Buffer.from(signature, 'base64url');
      const right = sign(body);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return { kind: 'forged' };
      const until = Number.parseInt(end, 36) * 1000;
      return until <= clock.now() ? { kind: 'expired' } : { kind: 'valid', deliveryId, until };
    },
  };
}
