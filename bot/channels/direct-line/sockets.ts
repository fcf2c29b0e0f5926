import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from '../../../src/platform/clock.ts';
import { addressOf, refusals } from './access.ts';
import { createAllowance } from './allowance.ts';
import type { View } from './activities.ts';
import type { Hub } from './hub.ts';
import type { Origins } from './origins.ts';
import type { Stream } from './stream.ts';
import type { Claims, Tokens } from './tokens.ts';
import { cursorOf, type Cursor } from './watermark.ts';

/** What the stream endpoint works with. */
export interface SocketOptions {
  readonly hub: Hub;
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly trustedProxies: number;
  /** Connections that one address may open in a minute. */
  readonly opensPerMinute: number;
  /** Streams of this process at once. */
  readonly mostStreams: number;
  /** Time between two pings; a client that missed one by the next is cut. */
  readonly pingMs: number;
  readonly attachmentUrl: (origin: string) => View['attachmentUrl'];
  readonly report: (error: unknown) => void;
}

/** The stream endpoint on a server's upgrades. */
export interface Sockets {
  attach(server: Server): void;
  /** Takes no more connections and asks those that are open to come back; resolves when all are gone. */
  drain(): Promise<void>;
}

const streamPath = /^\/v3\/directline\/conversations\/([\w-]{1,100})\/stream$/;
/** A client has nothing to say here but an empty message now and then. */
const longestMessage = 1_024;
const messagesPerStream = 500;
const progressMs = 4_000;
const dutyMs = 15_000;
/** How long clients have to close before they are cut. */
const drainMs = 2_000;

export function createSockets(options: SocketOptions): Sockets {
  const { hub, tokens, clock } = options;
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessage,
    perMessageDeflate: false,
  });
  const opens = createAllowance(options.opensPerMinute, clock);
  const timers = [
    setInterval(() => {
      hub.ping();
    }, options.pingMs),
    setInterval(() => {
      hub.showProgress();
    }, progressMs),
    setInterval(() => {
      hub.refreshDuty().catch(options.report);
    }, dutyMs),
  ].map((timer) => timer.unref());
  let draining = false;

  const admit = (request: IncomingMessage): Admission => {
    const url = new URL(request.url ?? '/', 'http://service');
    const conversationId = streamPath.exec(url.pathname)?.[1];
    if (conversationId === undefined) return { status: 404 };
    if (draining || hub.size() >= options.mostStreams) return { status: 503, retryAfter: 5 };
    const { origin, host } = request.headers;
    if (!options.origins.allows(origin, host)) return { status: 403 };
    const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
    const address = addressOf(request.socket.remoteAddress, forwarded || undefined, options.trustedProxies);
    const wait = opens.take(address);
    if (wait !== undefined) return { status: 429, retryAfter: wait };
    const token = url.searchParams.get('t');
    if (token === null) return { status: refusals.missing.status };
    const check = tokens.check('stream', token);
    if (check.kind !== 'valid') return { status: refusals[check.kind].status };
    if (check.claims.conversationId !== conversationId) return { status: refusals.foreign.status };
    const cursor = cursorOf(url.searchParams.get('watermark') ?? undefined);
    return cursor === undefined ? { status: 400 } : { status: 101, claims: check.claims, cursor };
  };
  const open = (socket: WebSocket, { claims, cursor }: Admitted): void => {
    const stream: Stream = {
      id: options.newId(),
      conversationId: claims.conversationId,
      visitorId: claims.visitorId,
      socket,
      attachmentUrl: options.attachmentUrl(claims.subject ?? ''),
      cursor,
      thread: new Set(),
      telling: false,
      again: false,
      working: false,
      alive: true,
    };
    let messages = 0;
    socket.on('message', () => {
      messages += 1;
      if (messages > messagesPerStream) socket.terminate();
    });
    socket.on('pong', () => {
      messages = 0;
      stream.alive = true;
    });
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('close', () => {
      hub.remove(stream);
    });
    hub.add(stream).catch(options.report);
  };
  return {
    attach: (server) => {
      server.on('upgrade', (request, connection, head) => {
        connection.on('error', () => connection.destroy());
        const admission = admit(request);
        if (!('claims' in admission)) {
          refuse(connection, admission);
          return;
        }
        webSockets.handleUpgrade(request, connection, head, (socket) => {
          open(socket, admission);
        });
      });
    },
    drain: async () => {
      draining = true;
      for (const timer of timers) clearInterval(timer);
      hub.close();
      const giveUpAt = Date.now() + drainMs;
      while (hub.size() > 0 && Date.now() < giveUpAt) await pause(20);
      hub.cut();
    },
  };
}

interface Admitted {
  readonly status: 101;
  readonly claims: Claims;
  readonly cursor: Cursor;
}
type Admission = Admitted | { readonly status: number; readonly retryAfter?: number };

function refuse(connection: Duplex, { status, retryAfter }: { status: number; retryAfter?: number }): void {
  const wait = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  connection.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n${wait}\r\n`);
}
