import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** How one call is to go wrong. */
export type Fault =
  | { kind: 'delay'; ms: number }
  /** The answer waits for the test. */
  | { kind: 'held'; until: Promise<unknown> }
  | { kind: 'code'; code: number }
  /** The connection is cut before the message is taken … */
  | { kind: 'reset-before' }
  /** … or after it reached the visitor. */
  | { kind: 'reset-after' }
  /** It reached the visitor, and the answer is no JSON. */
  | { kind: 'malformed' };

/** A message that reached a visitor. */
export interface Delivered {
  readonly at: number;
  readonly openid: string;
  readonly kind: 'text' | 'msgmenu';
  readonly text: string;
  readonly items: readonly { id: string; content: string }[];
}

/** A stand-in of the platform's interface, as strict as its documentation. */
export interface StandIn {
  readonly base: URL;
  readonly delivered: Delivered[];
  /** Every call by path, with the code it was answered with; `undefined` where it was cut. */
  readonly calls: { path: string; code?: number | undefined }[];
  /** Tokens that were asked for, forced ones included. */
  readonly tokensGiven: string[];
  menu: unknown;
  /** What the visitor did in the platform's eyes; opens windows. */
  interact(openid: string, interaction: 'message' | 'act' | 'unfollow'): void;
  /** Messages a visitor may still be sent. */
  left(openid: string): number;
  /** What befalls the next sends, one by one; `undefined` for none. */
  faults: (Fault | undefined)[];
  /** Decides over each send where no fault is lined up. */
  chance: () => Fault | undefined;
  /** What befalls the next requests for a token. */
  tokenFaults: (Fault | undefined)[];
  /** Makes the token in use worthless, as another program does that fetches its own. */
  voidTokens(): void;
  addMedia(id: string, media: { type: string; bytes: Buffer }): void;
  /** Callers from elsewhere are refused with 61004, as by the allow-list. */
  allowed: boolean;
  /** The account has no permission for customer-service messages: 48001. */
  permitted: boolean;
  close(): Promise<void>;
}

export interface StandInOptions {
  readonly appId: string;
  readonly secret: string;
  readonly now?: () => number;
  readonly port?: number;
}

const limits = { message: { count: 5, ms: 48 * 3_600_000 }, act: { count: 3, ms: 60_000 } } as const;
const tokenSeconds = 7_200;
const longestText = 2_048;

const sendSchema = z.discriminatedUnion('msgtype', [
  z.strictObject({
    touser: z.string(),
    msgtype: z.literal('text'),
    text: z.strictObject({ content: z.string().min(1) }),
  }),
  z.strictObject({
    touser: z.string(),
    msgtype: z.literal('msgmenu'),
    msgmenu: z.strictObject({
      head_content: z.string().min(1),
      list: z.array(z.strictObject({ id: z.string().min(1), content: z.string().min(1) })).min(1),
      tail_content: z.string(),
    }),
  }),
]);
const typingSchema = z.strictObject({ touser: z.string(), command: z.enum(['Typing', 'CancelTyping']) });
const tokenSchema = z.strictObject({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().optional(),
});
const button = z.object({ name: z.string().refine((name) => Buffer.byteLength(name) <= 60) });
const menuSchema = z.object({
  button: z
    .array(
      z.union([
        z.object({
          name: z.string(),
          sub_button: z
            .array(button.extend({ type: z.string() }))
            .min(1)
            .max(5),
        }),
        z.object({
          name: z.string(),
          type: z.enum(['click', 'view']),
          key: z.string().optional(),
          url: z.url().optional(),
        }),
      ]),
    )
    .min(1)
    .max(3)
    .refine((buttons) => buttons.every(({ name }) => Buffer.byteLength(name) <= 16)),
});

interface Windows {
  followed: boolean;
  message: { left: number; until: number };
  act: { left: number; until: number };
}

interface Answered {
  code: number;
  json?: Record<string, unknown>;
  deliver?: () => void;
}

/** Serves the interface on a port of its own. */
export async function wechatStandIn({
  appId,
  secret,
  now = Date.now,
  port = 0,
}: StandInOptions): Promise<StandIn> {
  const visitors = new Map<string, Windows>();
  const media = new Map<string, { type: string; bytes: Buffer }>();
  let token: { value: string; until: number } | undefined;
  let forcedAt = -Infinity;
  let count = 0;

  const standIn: StandIn = {
    base: new URL('http://127.0.0.1'),
    delivered: [],
    calls: [],
    tokensGiven: [],
    menu: undefined,
    faults: [],
    chance: () => undefined,
    tokenFaults: [],
    allowed: true,
    permitted: true,
    interact: (openid, interaction) => {
      const none = { left: 0, until: 0 };
      const known = visitors.get(openid) ?? { followed: true, message: none, act: none };
      if (interaction === 'unfollow') visitors.set(openid, { followed: false, message: none, act: none });
      else {
        const { count: left, ms } = limits[interaction];
        visitors.set(openid, { ...known, followed: true, [interaction]: { left, until: now() + ms } });
      }
    },
    left: (openid) => {
      const { message, act } = visitors.get(openid) ?? { message: undefined, act: undefined };
      return [message, act].reduce((sum, each) => sum + (each && each.until > now() ? each.left : 0), 0);
    },
    voidTokens: () => {
      if (token !== undefined) token = { value: `void-${token.value}`, until: token.until };
    },
    addMedia: (id, file) => media.set(id, file),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  const giveToken = (json: unknown): Answered => {
    const request = tokenSchema.safeParse(json).data;
    if (request === undefined) return { code: 40002 };
    if (request.appid !== appId) return { code: 40013 };
    if (request.secret !== secret) return { code: 40125 };
    const force = request.force_refresh === true;
    if (force && now() - forcedAt < 30_000) return { code: 45009 };
    if (force) forcedAt = now();
    if (force || token === undefined || token.until - now() < 300_000) {
      count += 1;
      token = { value: `token-${count}`, until: now() + tokenSeconds * 1000 };
    }
    standIn.tokensGiven.push(token.value.replace('void-', ''));
    return {
      code: 0,
      json: {
        access_token: token.value.replace('void-', ''),
        expires_in: Math.floor((token.until - now()) / 1000),
      },
    };
  };
  const send = (json: unknown): Answered => {
    if (!standIn.permitted) return { code: 48001 };
    const message = sendSchema.safeParse(json).data;
    if (message === undefined) return { code: 40008 };
    const visitor = visitors.get(message.touser);
    if (visitor === undefined) return { code: 40003 };
    if (!visitor.followed) return { code: 43004 };
    const isMenu = message.msgtype === 'msgmenu';
    const text = isMenu ? message.msgmenu.head_content : message.text.content;
    if (Buffer.byteLength(text) > longestText) return { code: 45002 };
    const open = [visitor.act, visitor.message].filter(({ until }) => until > now());
    if (open.length === 0) return { code: 45015 };
    const window = open.find(({ left }) => left > 0);
    if (window === undefined) return { code: 45047 };
    return {
      code: 0,
      deliver: () => {
        window.left -= 1;
        const items = isMenu ? message.msgmenu.list : [];
        standIn.delivered.push({ at: now(), openid: message.touser, kind: message.msgtype, text, items });
      },
    };
  };
  const type = (json: unknown): Answered => {
    const request = typingSchema.safeParse(json).data;
    if (request === undefined) return { code: 45072 };
    const visitor = visitors.get(request.touser);
    return { code: visitor !== undefined && visitor.message.until > now() ? 0 : 45080 };
  };
  const makeMenu = (json: unknown): Answered => {
    const menu = menuSchema.safeParse(json).data;
    if (menu === undefined) return { code: 40016 };
    standIn.menu = menu;
    return { code: 0 };
  };
  const authorised: Record<string, (json: unknown) => Answered> = {
    '/cgi-bin/message/custom/send': send,
    '/cgi-bin/message/custom/typing': type,
    '/cgi-bin/menu/create': makeMenu,
    '/cgi-bin/get_current_selfmenu_info': () => ({
      code: 0,
      json: { is_menu_open: standIn.menu === undefined ? 0 : 1, selfmenu_info: standIn.menu },
    }),
    '/cgi-bin/getcallbackip': () => ({ code: 0, json: { ip_list: ['127.0.0.1'] } }),
  };
  const codeOfToken = (given: string | null): number =>
    given === null ? 41001 : token?.value !== given ? 40001 : token.until <= now() ? 42001 : 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', standIn.base);
    const json = await jsonBody(request);
    const isToken = url.pathname === '/cgi-bin/stable_token';
    const isSend = url.pathname === '/cgi-bin/message/custom/send';
    const fault = isToken
      ? standIn.tokenFaults.shift()
      : isSend
        ? standIn.faults.length > 0
          ? standIn.faults.shift()
          : standIn.chance()
        : undefined;
    const log = (code?: number) => standIn.calls.push({ path: url.pathname, code });
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === 'held') await fault.until;
    if (fault?.kind === 'reset-before') {
      log();
      request.socket.resetAndDestroy();
      return;
    }
    const tokenCode = isToken ? 0 : codeOfToken(url.searchParams.get('access_token'));
    const doIt = isToken ? giveToken : authorised[url.pathname];
    const file =
      url.pathname === '/cgi-bin/media/get' ? media.get(url.searchParams.get('media_id') ?? '') : undefined;
    if (standIn.allowed && tokenCode === 0 && file !== undefined) {
      log(0);
      response.setHeader('content-type', file.type);
      response.end(file.bytes);
      return;
    }
    const result: Answered = !standIn.allowed
      ? { code: 61004 }
      : tokenCode !== 0
        ? { code: tokenCode }
        : fault?.kind === 'code'
          ? { code: fault.code }
          : (doIt?.(json) ?? { code: url.pathname === '/cgi-bin/media/get' ? 40007 : 40066 });
    result.deliver?.();
    if (fault?.kind === 'reset-after') {
      log();
      request.socket.resetAndDestroy();
      return;
    }
    log(result.code);
    response.setHeader('content-type', 'application/json');
    if (fault?.kind === 'malformed') response.end('{"errcode":0,"errm');
    else
      response.end(
        JSON.stringify(result.json ?? { errcode: result.code, errmsg: result.code === 0 ? 'ok' : 'refused' }),
      );
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: listening } = server.address() as AddressInfo;
  return Object.assign(standIn, { base: new URL(`http://127.0.0.1:${listening}`) });
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}
