import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { wechatSettings } from '../../bot/channels/wechat/settings.ts';
import { createWechat, type Wechat } from '../../bot/channels/wechat/wechat.ts';
import { systemClock } from '../platform/clock.ts';
import { perAddress } from '../server/limits.ts';
import type { StateDatabase } from '../store/database.ts';
import { pause } from '../store/backoff.ts';
import type { Configuration } from './configuration.ts';
import type { LiveConversations } from './live-conversations.ts';

/** The WeChat channel of this installation, where an account is configured: mount `router` under `/wechat`, drain at the end. */
export async function wechatChannel(
  { context, service, assistant }: LiveConversations,
  database: StateDatabase,
  configuration: Configuration,
  log: Logger,
): Promise<Wechat | undefined> {
  const settings = wechatSettings(configuration);
  if (settings === undefined) return undefined;
  const { PUBLIC_URL } = configuration;
  return createWechat({
    settings,
    service,
    assistant,
    database,
    clock: systemClock,
    newId: randomUUID,
    pause,
    report: (error) => {
      log.error({ err: error }, 'WeChat');
    },
    warn: (reason) => {
      log.warn({ reason }, 'WeChat: request refused');
    },
    attachmentBytes: context.limits.attachmentBytes,
    textLength: context.limits.textLength,
    limitStrangers: perAddress(configuration.RATE_LIMITS.wechat),
    ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL }),
  });
}
