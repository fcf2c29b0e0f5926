// The channel in a process that is killed at any moment. Takes as JSON `{ location, port, base, apiTimeoutMs }`;
// prints `ready` when it listens, and `starved FROM TO` where the machine gave it no time to run. A question says itself after how many milliseconds it is answered: 延300.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { conversationContext } from '../../../../src/conversations/context.ts';
import { createConversationService } from '../../../../src/conversations/conversation-service.ts';
import { createTurnRepository } from '../../../../src/conversations/turn-repository.ts';
import { madeTurn } from '../../../../src/conversations/testing/turns.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { createApp } from '../../../../src/server/app.ts';
import { pause } from '../../../../src/store/backoff.ts';
import { openDatabase, type DatabaseLocation } from '../../../../src/store/database.ts';
import { createAssistant } from '../../../assistant-bot.ts';
import { createWechat } from '../wechat.ts';
import { account } from './platform.ts';

interface Setting {
  location: DatabaseLocation;
  port: number;
  base: string;
  apiTimeoutMs: number;
}

const setting = JSON.parse(process.argv[2] ?? '') as Setting;
const report = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};
const database = await openDatabase(setting.location, { report });
const turns = createTurnRepository(database);
const context = conversationContext(
  database,
  async ({ question }) => {
    const waits = [...question.matchAll(/延(\d+)/g)].map((match) => Number(match[1]));
    await delay(Math.max(0, ...waits));
    const turn = madeTurn(randomUUID(), question);
    await turns.append(turn);
    return turn;
  },
  { report },
);
const service = createConversationService(context);
const assistant = createAssistant({ service, events: database.events, newId: randomUUID, report });
const wechat = await createWechat({
  settings: {
    appId: account.appId,
    secret: account.secret,
    token: account.token,
    encodingAesKey: account.encodingAesKey,
    apiBase: new URL(setting.base),
  },
  service,
  assistant,
  database,
  clock: systemClock,
  newId: randomUUID,
  pause,
  report,
  warn: report,
  attachmentBytes: context.limits.attachmentBytes,
  textLength: context.limits.textLength,
  limitStrangers: (_request, _response, next) => {
    next();
  },
  apiTimeoutMs: setting.apiTimeoutMs,
});
setInterval(() => {
  service.sweep().catch(report);
}, 1_000);
const app = createApp({
  log: pino({ level: 'error' }, pino.destination(2)),
  trustedProxies: 0,
  doors: [{ path: '/wechat', router: wechat.router }],
});
const server = createServer(app).listen(setting.port, '127.0.0.1');
await once(server, 'listening');
process.stdout.write('ready\n');

const lookMs = 50;
const stallMs = 50;
let looked = { at: performance.now(), cpu: process.cpuUsage() };
setInterval(() => {
  const { user, system } = process.cpuUsage(looked.cpu);
  const wallMs = performance.now() - looked.at;
  looked = { at: performance.now(), cpu: process.cpuUsage() };
  // Late, and not because of work of its own.
  if (wallMs > lookMs + stallMs && (user + system) / 1000 < 0.7 * wallMs)
    process.stdout.write(`starved ${Date.now() - Math.ceil(wallMs)} ${Date.now()}\n`);
}, lookMs);
