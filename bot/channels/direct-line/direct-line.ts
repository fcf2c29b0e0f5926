import type { Server } from 'node:http';
import type { Router } from 'express';
import type { ConversationService } from '../../../src/conversations/conversation-service.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import type { StateDatabase } from '../../../src/store/database.ts';
import { sharedSecret } from '../../../src/store/secrets.ts';
import type { Assistant } from '../../channel.ts';
import { createAllowance } from './allowance.ts';
import { createEntry } from './entry.ts';
import type { Exhibition } from './exhibitions.ts';
import { createHub } from './hub.ts';
import { createThreadLog } from './log.ts';
import { createOrigins } from './origins.ts';
import type { DirectLineParts } from './parts.ts';
import { directLineRouter } from './routes.ts';
import { createSockets } from './sockets.ts';
import { createTokens } from './tokens.ts';

/** Acts allowed in a minute, streams at once, and when a client counts as gone. */
export interface DirectLineLimits {
  /** Requests of one address. */
  readonly requests: number;
  /** Tokens without credentials for one address. */
  readonly tokens: number;
  /** Activities and uploads of one conversation. */
  readonly messages: number;
  readonly streams: number;
  readonly streamsPerConversation: number;
  /** Milliseconds between two pings of a stream; who has not answered by the next is cut. */
  readonly pingMs: number;
}

export const defaultDirectLineLimits: DirectLineLimits = {
  requests: 600,
  tokens: 60,
  messages: 60,
  streams: 10_000,
  streamsPerConversation: 8,
  pingMs: 25_000,
};

/** What the web channel is made of. */
export interface DirectLineOptions {
  readonly service: ConversationService;
  readonly assistant: Assistant;
  readonly database: StateDatabase;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly report: (error: unknown) => void;
  /** Bytes of one file; the service's own limit. */
  readonly attachmentBytes: number;
  readonly trustedProxies: number;
  readonly limits?: Partial<DirectLineLimits>;
  /** Signs the tokens; made once and kept in the state database where none is given. */
  readonly signingKey?: string;
  /** Lets a site's server exchange it for tokens. */
  readonly secret?: string;
  readonly allowedOrigins?: readonly string[];
  /** Where visitors reach the service, as in `https://ip.example`; taken from each request where it is not given. */
  readonly publicUrl?: string;
  readonly exhibitions?: readonly Exhibition[];
}

/** The web channel: a router to mount under `/v3/directline`, and the stream on a server's upgrades. */
export interface DirectLine {
  readonly router: Router;
  attach(server: Server): void;
  /** Streams that are open. */
  streams(): number;
  /** Takes no more streams and asks clients to come back; resolves when they are gone. */
  drain(): Promise<void>;
}

/** Puts the web channel together and connects it to the assistant and the events. */
export async function createDirectLine(options: DirectLineOptions): Promise<DirectLine> {
  const { service, assistant, database, clock, newId, report } = options;
  const limits = { ...defaultDirectLineLimits, ...options.limits };
  const key = options.signingKey
    ? Buffer.from(options.signingKey)
    : await sharedSecret(database.store, 'direct-line');
  const tokens = createTokens(key, clock);
  const publicUrl = options.publicUrl === undefined ? undefined : new URL(options.publicUrl).origin;
  const origins = createOrigins(options.allowedOrigins ?? [], publicUrl);
  const log = createThreadLog(service, database.store);
  const attachmentUrl = (origin: string) => (attachmentId: string) => {
    const claims = { conversationId: '', visitorId: '', subject: attachmentId };
    return `${origin}/v3/directline/attachments/${attachmentId}?t=${tokens.issue('attachment', claims).token}`;
  };
  const parts: DirectLineParts = {
    service,
    assistant,
    entry: createEntry({ service, assistant, exhibitions: options.exhibitions ?? [], clock }),
    log,
    tokens,
    origins,
    allowances: {
      requests: createAllowance(limits.requests, clock),
      tokens: createAllowance(limits.tokens, clock),
      messages: createAllowance(limits.messages, clock),
    },
    attachmentUrl,
    newId,
    attachmentBytes: options.attachmentBytes,
    secret: options.secret,
    publicUrl,
  };
  const hub = createHub({
    assistant,
    service,
    log,
    newId,
    report,
    perConversation: limits.streamsPerConversation,
  });
  assistant.connect('directline', hub);
  const stopHearing = database.events.subscribe((event) => {
    hub.hear(event);
  });
  const sockets = createSockets({
    hub,
    tokens,
    origins,
    clock,
    newId,
    trustedProxies: options.trustedProxies,
    opensPerMinute: limits.requests,
    mostStreams: limits.streams,
    pingMs: limits.pingMs,
    attachmentUrl,
    report,
  });
  return {
    router: directLineRouter(parts),
    attach: (server) => {
      sockets.attach(server);
    },
    streams: () => hub.size(),
    drain: async () => {
      await sockets.drain();
      stopHearing();
    },
  };
}
