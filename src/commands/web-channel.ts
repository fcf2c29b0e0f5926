import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createDirectLine, type DirectLine } from '../../bot/channels/direct-line/direct-line.ts';
import { systemClock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';
import type { Configuration } from './configuration.ts';
import type { LiveConversations } from './live-conversations.ts';

/** The web channel of this installation: mount `router` under `/v3/directline`, attach the stream, drain at the end. */
export function webChannel(
  { context, service, assistant }: LiveConversations,
  database: StateDatabase,
  configuration: Configuration,
  log: Logger,
): Promise<DirectLine> {
  const { RATE_LIMITS, DIRECTLINE_SIGNING_KEY, DIRECTLINE_SECRET, PUBLIC_URL } = configuration;
  return createDirectLine({
    service,
    assistant,
    database,
    clock: systemClock,
    newId: randomUUID,
    report: (error) => {
      log.error({ err: error }, 'web channel');
    },
    attachmentBytes: context.limits.attachmentBytes,
    trustedProxies: configuration.TRUSTED_PROXIES,
    limits: {
      requests: RATE_LIMITS.directline,
      tokens: RATE_LIMITS.directlineTokens,
      messages: RATE_LIMITS.directlineMessages,
    },
    allowedOrigins: configuration.ALLOWED_ORIGINS,
    exhibitions: configuration.EVENTS,
    ...(DIRECTLINE_SIGNING_KEY === undefined ? {} : { signingKey: DIRECTLINE_SIGNING_KEY }),
    ...(DIRECTLINE_SECRET === undefined ? {} : { secret: DIRECTLINE_SECRET }),
    ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL }),
  });
}
