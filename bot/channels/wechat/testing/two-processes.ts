import { afterEach, expect } from 'vitest';
import type { Consult } from '../../../../src/conversations/context.ts';
import { mondayAtTen } from '../../../../src/conversations/testing/service.ts';
import type { StateDatabase } from '../../../../src/store/database.ts';
import type { DatabasePlace } from '../../../../src/store/testing/databases.ts';
import type { WechatOptions } from '../wechat.ts';
import { account } from './platform.ts';
import { wechatStandIn, type StandIn } from './stand-in.ts';
import { clockFrom, wechatService, type WechatService } from './wechat-service.ts';

/** Two processes of one service, with one clock and one platform. */
export interface TwoProcesses {
  readonly first: WechatService;
  readonly second: WechatService;
  readonly clock: ReturnType<typeof clockFrom>;
  readonly standIn: StandIn;
}

/**
 * What starts two processes of one service in the tests of a suite, and ends them after each. A file of SQLite has
 * one process only: there the two share its connection and nothing else.
 */
export function twoProcesses(
  newPlace: () => Promise<DatabasePlace>,
): (consult: Consult, options?: Partial<WechatOptions>) => Promise<TwoProcesses> {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  return async (consult, options = {}) => {
    const place = await newPlace();
    const clock = clockFrom(mondayAtTen);
    const standIn = await wechatStandIn({
      appId: account.appId,
      secret: account.secret,
      now: () => clock.now(),
    });
    closing.push(() => standIn.close());
    const start = async (shares?: StateDatabase): Promise<WechatService> => {
      const service = await wechatService(consult, {
        place,
        clock,
        standIn,
        keepPlace: true,
        sweepMs: 0,
        ...(shares === undefined ? {} : { shares }),
        ...options,
      });
      closing.push(async () => {
        await service.close();
        expect(service.errors).toEqual([]);
      });
      return service;
    };
    const first = await start();
    const second = await start(first.database.dialect === 'sqlite' ? first.database : undefined);
    await first.agentComes();
    return { first, second, clock, standIn };
  };
}

/** The newest conversation of a visitor. */
export async function conversationOf({ database }: WechatService, visitorId: string): Promise<string> {
  const { id } = await database.store
    .selectFrom('conversations')
    .select('id')
    .where('visitorId', '=', visitorId)
    .executeTakeFirstOrThrow();
  return id;
}
