import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { languageSchema } from '../../../src/language/language.ts';
import type { Clock } from '../../../src/platform/clock.ts';

/**
 * What a token opens: a conversation, one connection to its stream, or one attachment. A renewal opens nothing but a new
 * token for its conversation.
 */
export const tokenPurposes = ['conversation', 'renewal', 'stream', 'attachment'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** What a token says. It binds whoever has it to one conversation and one visitor. */
export interface Claims {
  conversationId: string;
  visitorId: string;
  /** How the conversation is to begin, where it has not yet. */
  begin?: { event?: string | undefined; language?: z.infer<typeof languageSchema> | undefined } | undefined;
  /** What is opened besides the conversation: the attachment, or the watermark a stream begins after. */
  subject?: string | undefined;
}

export type TokenCheck = { kind: 'valid'; claims: Claims } | { kind: 'expired' } | { kind: 'forged' };

/** Makes and checks tokens. */
export interface Tokens {
  issue(purpose: TokenPurpose, claims: Claims): { token: string; expiresIn: number };
  check(purpose: TokenPurpose, token: string): TokenCheck;
}

/**
 * Seconds a token is good for. A visitor's client renews its own every 15 minutes; one whose device slept does so with the
 * renewal, which a night does not outlast.
 */
export const tokenLifetimes: Readonly<Record<TokenPurpose, number>> = {
  conversation: 1_800,
  renewal: 86_400,
  stream: 120,
  attachment: 7_200,
};

const payloadSchema = z.strictObject({
  p: z.enum(tokenPurposes),
  c: z.string(),
  v: z.string(),
  /** Epoch seconds after which it is no longer good. */
  e: z.int(),
  b: z.strictObject({ event: z.string().optional(), language: languageSchema.optional() }).optional(),
  s: z.string().optional(),
});
/** Longer than any token that is issued. */
const longest = 2_000;

/** Tokens signed with HMAC-SHA256; who has the key can make them, so it stays with the service. */
export function createTokens(key: Buffer, clock: Clock): Tokens {
  const sign = (body: string): Buffer => createHmac('sha256', key).update(body).digest();
  return {
    issue: (purpose, { conversationId, visitorId, begin, subject }) => {
      const expiresIn = tokenLifetimes[purpose];
      const payload = {
        p: purpose,
        c: conversationId,
        v: visitorId,
        e: Math.floor(clock.now() / 1000) + expiresIn,
        ...(begin === undefined ? {} : { b: begin }),
        ...(subject === undefined ? {} : { s: subject }),
      };
      const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
      return { token: `${body}.${sign(body).toString('base64url')}`, expiresIn };
    },
    check: (purpose, token) => {
      const [body = '', signature = '', ...rest] = token.length > longest ? [] : token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = sign(body);
      if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right))
        return { kind: 'forged' };
      const { p, c, v, e, b, s } = payloadSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
      if (p !== purpose) return { kind: 'forged' };
      if (e * 1000 <= clock.now()) return { kind: 'expired' };
      return { kind: 'valid', claims: { conversationId: c, visitorId: v, begin: b, subject: s } };
    },
  };
}
