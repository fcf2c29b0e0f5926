import { z } from 'zod';
import type { Clock } from '../../../../src/platform/clock.ts';
import { giveBackLease, takeLease } from '../../../../src/store/leases.ts';
import type { Store } from '../../../../src/store/schema.ts';
import { treatmentOf } from './error-codes.ts';
import { httpCall } from './http-call.ts';

/** The token that every call of the platform's interface carries, or why there is none. */
export type TokenResult =
  { kind: 'token'; token: string } | { kind: 'none'; waitMs: number; code?: number; why: string };

/** The one access token of an account, shared by all processes through the state database. */
export interface AccessTokens {
  current(): Promise<TokenResult>;
  /** Another token than the one the platform has just refused. */
  insteadOf(refused: string): Promise<TokenResult>;
}

export interface AccessTokenOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly appId: string;
  readonly secret: string;
  readonly base: URL;
  readonly holder: string;
  readonly timeoutMs: number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** The platform gives a new token in the last five minutes of the old one, and both hold for that time. */
const earlyMs = 5 * 60_000;
/** A forced token is given out at most every 30 s and twenty times a day. */
const betweenForcedMs = 30_000;
const leaseMs = 15_000;
const lookAgainMs = 100;
const unreachableWaitMs = 2_000;
/** A wrong secret or a missing entry in the allow-list takes a person to mend. */
const refusedWaitMs = 30_000;

const answerSchema = z.union([
  z.object({ access_token: z.string().min(1).max(1024), expires_in: z.int().positive() }),
  z.object({ errcode: z.int(), errmsg: z.string().default('') }),
]);

/** Tokens by `/cgi-bin/stable_token`: one request at a time over all processes, early, with a back-off after faults. */
export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  const { store, clock, appId } = options;
  let known: { token: string; expiresAt: number } | undefined;
  let running: Promise<TokenResult> | undefined;
  let fault: { until: number; result: Extract<TokenResult, { kind: 'none' }> } | undefined;

  const read = () =>
    store.selectFrom('wechatTokens').selectAll().where('appId', '=', appId).executeTakeFirst();
  const usable = (row: { token: string; expiresAt: number } | undefined, refused?: string): boolean =>
    row !== undefined && row.token !== refused && row.expiresAt - clock.now() > earlyMs;

  /** Waits for whoever fetches at the moment, then uses what that one got or fetches. */
  const renew = async (refused?: string): Promise<TokenResult> => {
    const giveUpAt = clock.now() + leaseMs;
    for (;;) {
      const row = await read();
      if (row !== undefined && usable(row, refused)) return keep(row);
      const name = `wechat-token ${appId}`;
      const lease = await takeLease(store, { name, holder: options.holder, forMs: leaseMs }, clock);
      if (lease !== undefined) {
        const fresh = await read();
        const result =
          fresh !== undefined && usable(fresh, refused) ? keep(fresh) : await fetchAnew(refused, fresh);
        await giveBackLease(store, lease);
        return result;
      }
      if (clock.now() >= giveUpAt)
        return { kind: 'none', waitMs: unreachableWaitMs, why: 'another process is fetching' };
      await options.pause(lookAgainMs);
    }
  };
  const keep = (row: { token: string; expiresAt: number }): TokenResult => {
    known = { token: row.token, expiresAt: row.expiresAt };
    return { kind: 'token', token: row.token };
  };
  const fetchAnew = async (
    refused: string | undefined,
    row: { token: string; expiresAt: number; forcedAt: number } | undefined,
  ): Promise<TokenResult> => {
    if (fault !== undefined && clock.now() < fault.until) return oldUnless(refused, fault.result, row);
    let forcedAt = row?.forcedAt ?? 0;
    let answer = await ask(options, false);
    if (answer.kind === 'token' && answer.token === refused) {
      const wait = forcedAt + betweenForcedMs - clock.now();
      if (wait > 0)
        return { kind: 'none', waitMs: wait, why: 'the token is refused and was forced just now' };
      forcedAt = clock.now();
      answer = await ask(options, true);
    }
    if (answer.kind === 'none') {
      fault = { until: clock.now() + answer.waitMs, result: answer };
      return oldUnless(refused, answer, row);
    }
    fault = undefined;
    const fresh = { token: answer.token, expiresAt: clock.now() + answer.lifeMs, forcedAt };
    await store
      .insertInto('wechatTokens')
      .values({ appId, ...fresh })
      .onConflict((conflict) => conflict.column('appId').doUpdateSet(fresh))
      .execute();
    return keep(fresh);
  };
  /** A token in its last minutes is still good when no other can be had. */
  const oldUnless = (
    refused: string | undefined,
    none: TokenResult,
    row: { token: string; expiresAt: number } | undefined,
  ): TokenResult =>
    row !== undefined && row.token !== refused && row.expiresAt > clock.now()
      ? { kind: 'token', token: row.token }
      : none;
  const single = (refused?: string): Promise<TokenResult> => {
    running ??= renew(refused).finally(() => (running = undefined));
    return running;
  };
  return {
    current: () =>
      known !== undefined && usable(known)
        ? Promise.resolve({ kind: 'token', token: known.token })
        : single(),
    insteadOf: async (refused) => {
      if (known?.token === refused) known = undefined;
      const result = await single(refused);
      return result.kind === 'token' && result.token === refused ? single(refused) : result;
    },
  };
}

async function ask(
  { base, appId, secret, timeoutMs }: AccessTokenOptions,
  force: boolean,
): Promise<{ kind: 'token'; token: string; lifeMs: number } | Extract<TokenResult, { kind: 'none' }>> {
  const result = await httpCall({
    url: new URL('/cgi-bin/stable_token', base),
    json: { grant_type: 'client_credential', appid: appId, secret, force_refresh: force },
    timeoutMs,
    longestAnswer: 16_384,
  });
  if (result.kind !== 'answered')
    return { kind: 'none', waitMs: unreachableWaitMs, why: 'why' in result ? result.why : result.kind };
  const answer = answerSchema.safeParse(jsonOf(result.body)).data;
  if (answer === undefined)
    return { kind: 'none', waitMs: unreachableWaitMs, why: `HTTP ${result.status} without a token` };
  if ('access_token' in answer)
    return { kind: 'token', token: answer.access_token, lifeMs: answer.expires_in * 1_000 };
  const treatment = treatmentOf(answer.errcode);
  const waitMs = treatment.kind === 'busy' ? treatment.waitMs : refusedWaitMs;
  return { kind: 'none', waitMs, code: answer.errcode, why: 'the platform gave no token' };
}

/** The value of a JSON text; undefined for what is none. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
