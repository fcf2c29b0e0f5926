import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Consult } from '../../../../src/conversations/context.ts';
import { testService, type TestService } from '../../../../src/conversations/testing/service.ts';
import { systemClock, type Clock } from '../../../../src/platform/clock.ts';
import { createApp } from '../../../../src/server/app.ts';
import { pause } from '../../../../src/store/backoff.ts';
import { openDatabase, type StateDatabase } from '../../../../src/store/database.ts';
import { sqlitePlace, type DatabasePlace } from '../../../../src/store/testing/databases.ts';
import { createAssistant } from '../../../assistant-bot.ts';
import { createWechat, type Wechat, type WechatOptions } from '../wechat.ts';
import { account, push, type Fields, type Got, type Mode } from './platform.ts';
import { wechatStandIn, type StandIn } from './stand-in.ts';

/** The channel of a whole service over real HTTP and a real database, against a stand-in of the platform. */
export interface WechatService extends TestService {
  /** The callback's address. */
  callback: string;
  origin: string;
  wechat: Wechat;
  standIn: StandIn;
  errors: unknown[];
  warnings: string[];
  push(fields: Fields, mode?: Mode): Promise<Got>;
  /** Instant by the service's clock. */
  now(): number;
  close(): Promise<void>;
}

export interface WechatServiceOptions extends Partial<WechatOptions> {
  place?: DatabasePlace;
  standIn?: StandIn;
  /** The conversations' clock; that of the machine where none is given. */
  clock?: Clock;
  encodingAesKey?: string;
  publicUrl?: string;
  /** Leaves its place to whoever gave it. */
  keepPlace?: boolean;
  /** The database of another service to use, left open at the end. */
  shares?: StateDatabase;
}

export async function wechatService(
  consult: Consult,
  options: WechatServiceOptions = {},
): Promise<WechatService> {
  const {
    place = sqlitePlace(),
    clock = systemClock,
    keepPlace = false,
    shares,
    standIn: given,
    ...rest
  } = options;
  const database = shares ?? (await openDatabase(place.location, { catchUpEveryMs: 50 }));
  const errors: unknown[] = [];
  const warnings: string[] = [];
  const report = (error: unknown): void => {
    errors.push(error);
  };
  const test = await testService(database, consult, {
    clock,
    report,
    pause: async (milliseconds, signal) => {
      await pause(milliseconds, signal);
    },
  });
  const standIn =
    given ?? (await wechatStandIn({ appId: account.appId, secret: account.secret, now: () => clock.now() }));
  const assistant = createAssistant({
    service: test.service,
    events: database.events,
    newId: randomUUID,
    report,
  });
  const wechat = await createWechat({
    settings: {
      appId: account.appId,
      secret: account.secret,
      token: account.token,
      encodingAesKey: account.encodingAesKey,
      apiBase: standIn.base,
    },
    service: test.service,
    assistant,
    database,
    clock,
    newId: randomUUID,
    pause,
    report,
    warn: (reason) => {
      warnings.push(reason);
    },
    attachmentBytes: 1024 * 1024,
    textLength: test.context.limits.textLength,
    limitStrangers: (_request, _response, next) => {
      next();
    },
    sweepMs: 200,
    ...rest,
  });
  const app = createApp({
    log: pino({ level: 'silent' }),
    trustedProxies: 0,
    doors: [{ path: '/wechat', router: wechat.router }],
  });
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const callback = `${origin}/wechat`;
  return {
    ...test,
    callback,
    origin,
    wechat,
    standIn,
    errors,
    warnings,
    now: () => clock.now(),
    push: async (fields, mode = 'safe') => {
      standIn.interact(String(fields.FromUserName), interactionOf(fields));
      return push(callback, fields, mode, clock.now());
    },
    close: async () => {
      await wechat.drain();
      server.closeAllConnections();
      server.close();
      await test.service.drain();
      if (shares === undefined) await database.close();
      if (given === undefined) await standIn.close();
      if (!keepPlace) await place.remove();
    },
  };
}

/** What the platform counts a callback as. */
export function interactionOf(fields: Fields): 'message' | 'act' | 'unfollow' {
  if (fields.Event === 'unsubscribe') return 'unfollow';
  return fields.MsgType === 'event' || fields.bizmsgmenuid !== undefined ? 'act' : 'message';
}

/** A clock that runs from an instant on. */
export function clockFrom(startAt: number): Clock & { advance(milliseconds: number): void } {
  const begun = performance.now();
  let ahead = 0;
  return {
    now: () => Math.floor(startAt + ahead + performance.now() - begun),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
