import { z } from 'zod';
import { jsonOf, type AccessTokens } from './access-token.ts';
import { treatmentOf, type Obstacle } from './error-codes.ts';
import { httpCall, type HttpResult } from './http-call.ts';

/** What became of a call of the platform's interface. Only `unknown` leaves open whether it took effect. */
export type ApiResult<Value = undefined> =
  | { kind: 'done'; value: Value }
  /** Nothing was done; to be tried again after so long. */
  | { kind: 'busy'; waitMs: number; code?: number; why: string }
  | { kind: 'obstacle'; obstacle: Obstacle; code: number }
  | { kind: 'refused'; code: number; why: string }
  | { kind: 'unknown'; why: string };

/** A menu message: tapping an item comes back as text with its id. */
export interface MenuMessage {
  readonly head: string;
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly tail: string;
}

/** The platform's interface as far as it is used. Methods never reject. */
export interface WechatApi {
  sendText(openid: string, text: string): Promise<ApiResult>;
  sendMenu(openid: string, menu: MenuMessage): Promise<ApiResult>;
  /** Shows the visitor that an answer is being written; costs no message. */
  showTyping(openid: string): Promise<ApiResult>;
  download(mediaId: string, longest: number): Promise<ApiResult<Buffer> | { kind: 'too-large' }>;
  createMenu(menu: unknown): Promise<ApiResult>;
  readMenu(): Promise<ApiResult<unknown>>;
  /** The addresses that the platform calls from: a call that needs nothing but a token. */
  callbackAddresses(): Promise<ApiResult<string[]>>;
}

export interface ApiOptions {
  readonly base: URL;
  readonly tokens: AccessTokens;
  /** A call that takes longer has an unknown end. */
  readonly timeoutMs: number;
}

const statusSchema = z.object({ errcode: z.int().default(0), errmsg: z.string().default('') });
const addressesSchema = z.object({ ip_list: z.array(z.string()) });
const longestAnswer = 1024 * 1024;
const notSentWaitMs = 2_000;

/** The interface over HTTP, with one new token and one repetition where a token is refused. */
export function createApi(options: ApiOptions): WechatApi {
  const send = (openid: string, message: Record<string, unknown>): Promise<ApiResult> =>
    call('/cgi-bin/message/custom/send', { touser: openid, ...message }, nothing);
  const call = async <Value>(
    path: string,
    json: unknown,
    read: (answer: unknown) => Value,
    query: Record<string, string> = {},
  ): Promise<ApiResult<Value>> =>
    withToken(options.tokens, async (token) => {
      const url = addressOf(options.base, path, { access_token: token, ...query });
      const request = json === undefined ? {} : { json };
      return statusOf(await httpCall({ url, ...request, timeoutMs: options.timeoutMs, longestAnswer }), read);
    });
  return {
    sendText: (openid, text) => send(openid, { msgtype: 'text', text: { content: text } }),
    sendMenu: (openid, { head, items, tail }) =>
      send(openid, {
        msgtype: 'msgmenu',
        msgmenu: {
          head_content: head,
          list: items.map(({ id, label }) => ({ id, content: label })),
          tail_content: tail,
        },
      }),
    showTyping: (openid) =>
      call('/cgi-bin/message/custom/typing', { touser: openid, command: 'Typing' }, nothing),
    download: (mediaId, longest) =>
      withToken(options.tokens, async (token) => {
        const url = addressOf(options.base, '/cgi-bin/media/get', { access_token: token, media_id: mediaId });
        const result = await httpCall({ url, timeoutMs: options.timeoutMs, longestAnswer: longest });
        if (result.kind === 'too-large') return result;
        // Files come as they are; faults, and videos by their address, come as JSON.
        const isJson = result.kind === 'answered' && /json|text\/plain/.test(result.type);
        return result.kind === 'answered' && result.status === 200 && !isJson
          ? { kind: 'done', value: result.body }
          : statusOf(result, () => Buffer.alloc(0));
      }),
    createMenu: (menu) => call('/cgi-bin/menu/create', menu, nothing),
    readMenu: () => call('/cgi-bin/get_current_selfmenu_info', undefined, (answer) => answer),
    callbackAddresses: () =>
      call('/cgi-bin/getcallbackip', undefined, (answer) => addressesSchema.parse(answer).ip_list),
  };
}

const nothing = (): undefined => undefined;

/** Runs a call with the token; where the platform refuses that one, once more with another. */
async function withToken<Result extends { kind: string }>(
  tokens: AccessTokens,
  doIt: (token: string) => Promise<Result | TokenRefused>,
): Promise<Result | Exclude<ApiResult, { kind: 'done' }>> {
  let token = await tokens.current();
  for (let attempt = 1; ; attempt += 1) {
    if (token.kind === 'none') {
      const { waitMs, code, why } = token;
      return { kind: 'busy', waitMs, why, ...(code === undefined ? {} : { code }) };
    }
    const result = await doIt(token.token);
    if (!isTokenRefused(result)) return result;
    if (attempt === 2)
      return { kind: 'busy', waitMs: notSentWaitMs, code: result.code, why: 'token refused twice' };
    token = await tokens.insteadOf(token.token);
  }
}

interface TokenRefused {
  kind: 'token-refused';
  code: number;
}

function isTokenRefused(result: { kind: string }): result is TokenRefused {
  return result.kind === 'token-refused';
}

function statusOf<Value>(
  result: HttpResult,
  read: (answer: unknown) => Value,
): ApiResult<Value> | TokenRefused {
  if (result.kind === 'not-sent') return { kind: 'busy', waitMs: notSentWaitMs, why: result.why };
  if (result.kind === 'unknown') return result;
  if (result.kind === 'too-large') return { kind: 'unknown', why: 'an answer that is too large' };
  const json = jsonOf(result.body);
  const status = statusSchema.safeParse(json).data;
  if (result.status !== 200 || status === undefined)
    return { kind: 'unknown', why: `HTTP ${result.status}, not an answer of the interface` };
  const { errcode: code, errmsg: why } = status;
  if (code === 0) return { kind: 'done', value: read(json) };
  const treatment = treatmentOf(code);
  switch (treatment.kind) {
    case 'token':
      return { kind: 'token-refused', code };
    case 'busy':
      return { kind: 'busy', waitMs: treatment.waitMs, code, why };
    case 'obstacle':
      return { kind: 'obstacle', obstacle: treatment.obstacle, code };
    case 'refused':
      return { kind: 'refused', code, why: why.slice(0, 200) };
  }
}

function addressOf(base: URL, path: string, query: Record<string, string>): URL {
  const url = new URL(path, base);
  url.search = new URLSearchParams(query).toString();
  return url;
}
