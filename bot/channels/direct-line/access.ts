import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { ProblemError, type Problem } from '../../../src/server/problems.ts';
import type { Claims, Tokens } from './tokens.ts';

/** Why a caller is sent away; the status is what Direct Line clients act on. */
export const refusals = {
  missing: { status: 401, title: 'No token', detail: 'Send a token as Authorization: Bearer.' },
  expired: { status: 403, title: 'Token expired', detail: 'The token ran out; get a new one.' },
  forged: { status: 403, title: 'Token not valid', detail: 'The token was not made here.' },
  foreign: {
    status: 403,
    title: 'Another conversation',
    detail: 'The token is bound to another conversation.',
  },
} as const satisfies Record<string, Problem>;

/** The bearer token of a request; undefined when there is none. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
}

/** What the caller's token says; throws the problem when it opens nothing, or not this conversation. */
export function claimsOf(request: Request, tokens: Tokens, conversationId?: string): Claims {
  const token = bearerOf(request);
  if (token === undefined) throw new ProblemError(refusals.missing);
  const check = tokens.check('conversation', token);
  if (check.kind !== 'valid') throw new ProblemError(refusals[check.kind]);
  if (conversationId !== undefined && check.claims.conversationId !== conversationId)
    throw new ProblemError(refusals.foreign);
  return check.claims;
}

/**
 * What the token says that is to be refreshed: one of a conversation that is still good, or a renewal. `renewable` tells
 * which: only a renewal brings another.
 */
export function refreshableClaims(request: Request, tokens: Tokens): { claims: Claims; renewable: boolean } {
  const check = tokens.check('renewal', bearerOf(request) ?? '');
  if (check.kind === 'valid') return { claims: check.claims, renewable: true };
  if (check.kind === 'expired') throw new ProblemError(refusals.expired);
  return { claims: claimsOf(request, tokens), renewable: false };
}

/** Compares without telling by its time how much was right. */
export function sameSecret(given: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

/** The address of a caller, where so many proxies in front may name it. */
export function addressOf(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const hops = [...(forwardedFor?.split(',') ?? []).map((hop) => hop.trim()), socketAddress ?? ''];
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '';
}
