import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Consult, ConversationContext } from '../../../../src/conversations/context.ts';
import { testService, type TestService } from '../../../../src/conversations/testing/service.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { createApp } from '../../../../src/server/app.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import { sqlitePlace, type DatabasePlace } from '../../../../src/store/testing/databases.ts';
import type { OutgoingActivity } from '../../../activity.ts';
import { createAssistant } from '../../../assistant-bot.ts';
import { createDirectLine, type DirectLine, type DirectLineOptions } from '../direct-line.ts';

/** The web channel of a whole service on a port of its own, over real HTTP, WebSocket and SQLite. */
export interface WebService extends TestService {
  /** As in `http://127.0.0.1:1234`. */
  origin: string;
  domain: string;
  directLine: DirectLine;
  /** What the desk was told by hand-off events. */
  atDesk: OutgoingActivity[];
  errors: unknown[];
  server: Server;
  close(): Promise<void>;
}

export async function webService(
  consult: Consult,
  options: Partial<DirectLineOptions> & {
    context?: Partial<ConversationContext>;
    place?: DatabasePlace;
  } = {},
): Promise<WebService> {
  const { context: contextOptions, place = sqlitePlace(), ...web } = options;
  const database = await openDatabase(place.location, { catchUpEveryMs: 50 });
  const errors: unknown[] = [];
  const report = (error: unknown): void => {
    errors.push(error);
  };
  const { limits: conversationLimits, ...rest } = contextOptions ?? {};
  const test = await testService(database, consult, {
    report,
    ...(conversationLimits === undefined ? {} : { limits: conversationLimits }),
    ...rest,
  });
  const atDesk: OutgoingActivity[] = [];
  const assistant = createAssistant({
    service: test.service,
    events: database.events,
    newId: randomUUID,
    report,
    desk: {
      send: (activities) => {
        atDesk.push(...activities);
        return Promise.resolve();
      },
    },
  });
  const stopFollowing = assistant.followHands();
  const directLine = await createDirectLine({
    service: test.service,
    assistant,
    database,
    clock: systemClock,
    newId: randomUUID,
    report,
    attachmentBytes: test.context.limits.attachmentBytes,
    trustedProxies: 0,
    ...web,
    limits: { messages: 1_000, requests: 100_000, tokens: 1_000, ...web.limits },
  });
  const app = createApp({
    log: pino({ level: 'silent' }),
    trustedProxies: 0,
    doors: [{ path: '/v3/directline', router: directLine.router }],
  });
  const server = createServer(app);
  directLine.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...test,
    origin,
    domain: `${origin}/v3/directline`,
    directLine,
    atDesk,
    errors,
    server,
    close: async () => {
      stopFollowing();
      await directLine.drain();
      server.closeAllConnections();
      server.close();
      await test.service.drain();
      await database.close();
      await place.remove();
    },
  };
}
