import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/conversations/message.ts';
import { promptConsult } from '../../../src/conversations/testing/turns.ts';
import { projectPath } from '../../../src/platform/project-root.ts';
import { childProgram, ended, type ChildProgram } from '../../../src/store/testing/child-program.ts';
import { sqlitePlace, type DatabasePlace } from '../../../src/store/testing/databases.ts';
import { account, pushWithRetries, textOf, type Got } from './testing/platform.ts';
import { wechatStandIn, type Fault, type StandIn } from './testing/stand-in.ts';
import { clockFrom, wechatService } from './testing/wechat-service.ts';

/** Messages of visitors; the gate asks for 10,000 with WECHAT_TRIALS=10000. */
const trials = Number(process.env.WECHAT_TRIALS ?? 30);
const isLong = trials >= 1_000;
const perVisitor = isLong ? 20 : 3;
const visitorsAtOnce = isLong ? 50 : 10;
/** How long the model hangs under some questions. */
const hungMs = isLong ? 60_000 : 7_000;
const mostKills = isLong ? 1_000 : Math.max(2, Math.floor(trials / 100));
const apiTimeoutMs = isLong ? 10_000 : 2_500;
/** Where there is one, a disk in memory: what is tried is the end of processes, not of machines. */
function placeInMemory(): DatabasePlace {
  if (!existsSync('/dev/shm')) return sqlitePlace();
  const dataDir = mkdtempSync('/dev/shm/tongda-');
  return {
    location: { dataDir },
    remove: () => {
      rmSync(dataDir, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
const answeredWithinMs = 4_500;
const seed = Number(process.env.WECHAT_SEED ?? Date.now() % 1_000_000);

/** A number from 0 to below 1, the same in each run with the same seed. */
const random = randomFrom(seed);
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
const between = (low: number, high: number): number => Math.floor(low + random() * (high - low));

/** Milliseconds after which a question is answered. */
function modelMs(): number {
  const dice = random();
  if (dice < 0.8) return between(0, 300);
  if (dice < 0.92) return between(300, 3_800);
  return dice < 0.995 ? between(4_200, 6_500) : hungMs;
}

const faults: readonly [share: number, fault: Fault][] = [
  [0.03, { kind: 'reset-before' }],
  [0.03, { kind: 'reset-after' }],
  [0.02, { kind: 'malformed' }],
  [0.05, { kind: 'delay', ms: 2_000 }],
  [0.01, { kind: 'delay', ms: 30_000 }],
  [0.05, { kind: 'code', code: -1 }],
  [0.02, { kind: 'code', code: 45047 }],
  [0.02, { kind: 'code', code: 45015 }],
];
function faultByChance(): Fault | undefined {
  let dice = random();
  return faults.find(([share]) => (dice -= share) < 0)?.[1];
}

describe(`${trials} messages of visitors, with retries, faults, delays and killed processes (seed ${seed})`, () => {
  let program: ChildProgram;
  let place: DatabasePlace;
  let standIn: StandIn;
  beforeAll(async () => {
    place = placeInMemory();
    standIn = await wechatStandIn({ appId: account.appId, secret: account.secret });
    standIn.chance = faultByChance;
    program = await childProgram(projectPath('bot/channels/wechat/testing/trial-child.ts'));
  });
  afterAll(async () => {
    program.remove();
    await standIn.close();
    await place.remove();
  });

  it(
    'each is answered, undeliverable or unknown; none is answered twice, none is kept waiting',
    async () => {
      const port = await freePort();
      const process = await keptRunning(program, {
        location: place.location,
        port,
        base: standIn.base.href,
        apiTimeoutMs,
      });
      const gots: Timed[] = [];
      const lost: Lost[] = [];
      const lag = monitorEventLoopDelay({ resolution: 20 });
      lag.enable();
      const sent = await sendAll(`http://127.0.0.1:${port}/wechat`, standIn, gots, lost);
      await process.stop();
      expect(process.errors()).toBe('');
      await finishAll(place, standIn, async (service) => {
        await checkAll(service, sent, gots, standIn);
      });
      const slowest = Math.max(...gots.map(({ ms }) => ms));
      const lagMs = lag.max / 1e6;
      const late = gots.filter(
        ({ ms, ended }) => ms >= answeredWithinMs + lagMs + process.starvedMs(ended - ms, ended),
      );
      expect(late).toEqual([]);
      expect(process.waitedInVain(lost, lagMs)).toEqual([]);
      console.info(
        `${sent.length} messages, ${process.kills()} kills, the machine stood still for ${process.starvedMs(0, Infinity)} ms in all, slowest answer ${Math.round(slowest)} ms, ` +
          `${gots.filter(({ text }) => text !== undefined).length} passive replies, ${standIn.delivered.length} messages of ours`,
      );
    },
    300_000 + trials * 600,
  );
});

/** What the platform got, and when. */
interface Timed extends Got {
  readonly ended: number;
}

/** A request that the platform gave up, or whose connection broke. */
interface Lost {
  readonly begun: number;
  readonly ended: number;
  readonly why: string;
}

interface Sent {
  readonly openid: string;
  readonly text: string;
  /** What the platform got; undefined where no process answered four times. */
  readonly got: Got | undefined;
}

async function sendAll(callback: string, standIn: StandIn, gots: Timed[], lost: Lost[]): Promise<Sent[]> {
  const begun = Date.now();
  const sent: Sent[] = [];
  const openids = Array.from({ length: Math.ceil(trials / perVisitor) }, (_, index) => `oTrial-${index}`);
  const visit = async (openid: string): Promise<void> => {
    const running: Promise<void>[] = [];
    for (let number = 1; number <= perVisitor; number += 1) {
      const text = `${openid}第${number}问延${modelMs()}？`;
      standIn.interact(openid, 'message');
      const asked = pushWithRetries(callback, textOf(openid, text, Date.now()), {
        onGot: (got) => gots.push({ ...got, ended: Date.now() }),
        onLost: (begun, error) =>
          lost.push({ begun, ended: Date.now(), why: error instanceof Error ? error.name : '' }),
      }).then((got) => {
        sent.push({ openid, text, got });
        if (isLong && sent.length % Math.ceil(trials / 10) === 0)
          console.info(`${sent.length} messages after ${Math.round((Date.now() - begun) / 1_000)} s`);
      });
      running.push(asked);
      // Some do not wait for the answer before they go on.
      if (random() < 0.8) await asked;
      await delay(between(0, 200));
    }
    await Promise.all(running);
  };
  const next = async (): Promise<void> => {
    for (let openid = openids.shift(); openid !== undefined; openid = openids.shift()) await visit(openid);
  };
  await Promise.all(Array.from({ length: visitorsAtOnce }, next));
  return sent;
}

/** The channel in a process that is killed and started again from time to time. */
async function keptRunning(program: ChildProgram, setting: object) {
  let kills = 0;
  /** When no process was there, and when the machine did not let it run. */
  const gaps: { from: number; to: number }[] = [];
  const starved: typeof gaps = [];
  let errors = '';
  let startedInMs = 0;
  const stopping = new AbortController();
  let child = program.start({}, JSON.stringify(setting));
  let end = ended(child);
  const ready = (): Promise<void> =>
    new Promise((resolve) => {
      child.stdout.on('data', (printed: Buffer | string) => {
        for (const line of String(printed).split('\n')) {
          const [word, from, to] = line.split(' ');
          if (word === 'ready') resolve();
          if (word === 'starved') starved.push({ from: Number(from), to: Number(to) });
        }
      });
    });
  const begun = Date.now();
  await ready();
  gaps.push({ from: begun, to: Date.now() });
  const killing = (async () => {
    const pauses = fc.sample(fc.integer({ min: 3_000, max: 12_000 }), { numRuns: mostKills, seed });
    for (const ms of pauses) {
      // On a slow machine a process also lives longer than it takes to start.
      const livesMs = Math.max(ms, 2 * startedInMs);
      await delay(livesMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      child.kill('SIGKILL');
      kills += 1;
      const gap = { from: Date.now(), to: Infinity };
      gaps.push(gap);
      errors += (await end).errors;
      child = program.start({}, JSON.stringify(setting));
      end = ended(child);
      await ready();
      gap.to = Date.now();
      startedInMs = gap.to - gap.from;
    }
  })();
  /** For how many milliseconds of this time the machine did not let the process run. */
  const starvedMs = (begun: number, over: number): number =>
    starved.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, over) - Math.max(from, begun)), 0);
  return {
    kills: () => kills,
    errors: () => errors,
    starvedMs,
    /** Requests that timed out although one process was there all the time and had the time to answer. */
    waitedInVain: (lost: readonly Lost[], lagMs: number) =>
      lost.filter(
        ({ begun, ended: over, why }) =>
          why === 'TimeoutError' &&
          over - begun < 5_000 + lagMs &&
          over - begun - starvedMs(begun, over) >= answeredWithinMs &&
          !gaps.some(({ from, to }) => from <= over && begun <= to + 1_000),
      ),
    stop: async () => {
      stopping.abort();
      await killing;
      child.kill('SIGKILL');
      errors += (await end).errors;
    },
  };
}

type Service = Awaited<ReturnType<typeof wechatService>>;

/** A process that comes later finishes what was left, by a clock that is ahead of all leases. */
async function finishAll(
  place: DatabasePlace,
  standIn: StandIn,
  check: (service: Service) => Promise<void>,
): Promise<void> {
  standIn.chance = () => undefined;
  const clock = clockFrom(Date.now() + 120_000);
  const service = await wechatService(promptConsult().consult, {
    place,
    standIn,
    clock,
    keepPlace: true,
    sweepMs: 0,
  });
  const { store } = service.database;
  for (let round = 0; round < 200; round += 1) {
    await service.service.sweep();
    await service.wechat.sweep();
    clock.advance(11_000);
    const waiting = await store
      .selectFrom('conversations')
      .select('id')
      .where('pendingSince', 'is not', null)
      .execute();
    const open = await store
      .selectFrom('wechatExchanges')
      .select('key')
      .where('state', '=', 'open')
      .execute();
    const moving = await store
      .selectFrom('wechatDeliveries')
      .select('id')
      .where('state', 'in', ['sending', 'waiting', 'replying'])
      .execute();
    if (waiting.length + open.length + moving.length === 0) break;
    await delay(20);
  }
  await service.wechat.sweep();
  try {
    await check(service);
    expect(service.errors).toEqual([]);
  } finally {
    await service.close();
  }
}

async function checkAll(
  service: Service,
  sent: readonly Sent[],
  gots: readonly Got[],
  standIn: StandIn,
): Promise<void> {
  const { store } = service.database;
  const byVisitor = new Map<string, Sent[]>();
  for (const each of sent) byVisitor.set(each.openid, [...(byVisitor.get(each.openid) ?? []), each]);
  const counts: Record<string, number> = {};
  const passive = gots.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const messagesToPlatform = new Map<string, number>();
  for (const { text } of standIn.delivered)
    for (const question of questionsIn(text))
      messagesToPlatform.set(question, (messagesToPlatform.get(question) ?? 0) + 1);
  const repliedTo = new Set(passive.flatMap(questionsIn));
  for (const [openid, said] of byVisitor) {
    const conversation = await store
      .selectFrom('conversations')
      .select('id')
      .where('visitorId', '=', openid)
      .executeTakeFirst();
    if (conversation === undefined) {
      // No process was there for any of the platform's tries.
      expect(said.filter(({ got }) => got !== undefined)).toEqual([]);
      continue;
    }
    const log = await service.service.messagesAfter(conversation.id, 0, 100_000);
    const kept = log.filter(({ from }) => from === 'visitor').map(({ text }) => text ?? '');
    // Each message that the platform handed over is in the log once, and none is there twice.
    for (const { text, got } of said) if (got !== undefined) expect(kept).toContain(text);
    expect(new Set(kept).size).toBe(kept.length);
    const deliveries = await store
      .selectFrom('wechatDeliveries')
      .selectAll()
      .where('openid', '=', openid)
      .execute();
    const visitor = await store
      .selectFrom('wechatVisitors')
      .selectAll()
      .where('openid', '=', openid)
      .executeTakeFirstOrThrow();
    const answers = log.flatMap((message) => questionsOf(message).map((question) => ({ question, message })));
    for (const question of kept) {
      const answer = answers.filter((each) => each.question === question);
      const failed = log.some((message) => isFailureNotice(message));
      if (answer.length === 0 && failed) {
        counts['given to a person'] = (counts['given to a person'] ?? 0) + 1;
        continue;
      }
      // Consulted on and answered in the log exactly once.
      expect(answer, question).toHaveLength(1);
      const { sequence } = answer[0]?.message ?? { sequence: 0 };
      const bringing = deliveries.filter(
        (row) => row.state !== 'refused' && row.afterSequence < sequence && sequence <= row.throughSequence,
      );
      const untold = visitor.toldSequence < sequence;
      expect(bringing.length, question).toBe(untold ? 0 : 1);
      const state = untold ? 'undeliverable' : (bringing[0]?.state ?? 'none');
      expect(['sent', 'unknown', 'undeliverable']).toContain(state);
      if (untold)
        expect(visitor.obstacle ?? (visitor.messageLeft <= 2 ? 'quota' : null), question).not.toBeNull();
      counts[state] = (counts[state] ?? 0) + 1;
      expect(messagesToPlatform.get(question) ?? 0, question).toBeLessThanOrEqual(1);
      if (repliedTo.has(question)) expect(messagesToPlatform.get(question), question).toBeUndefined();
      // A reply that the platform did not read in any of its tries was handed over all the same.
      const gaveUp = said.some(({ got }) => got === undefined);
      if (state === 'sent' && !gaveUp && !repliedTo.has(question) && !messagesToPlatform.has(question)) {
        const exchanges = await store
          .selectFrom('wechatExchanges')
          .selectAll()
          .where('openid', '=', openid)
          .execute();
        throw new Error(
          `${question} was not seen by the platform: ${JSON.stringify({ bringing, exchanges, said })}`,
        );
      }
    }
  }
  console.info(JSON.stringify(counts));
}

/** The questions that a text answers. */
function questionsIn(text: string): string[] {
  return text.includes('答：')
    ? [...text.matchAll(/oTrial-\d+第\d+问延\d+？/g)].map(([question]) => question)
    : [];
}

function questionsOf(message: Message): string[] {
  if (message.kind !== 'reply') return [];
  return (message.data?.reply.lines ?? []).flatMap((line) => ('text' in line ? questionsIn(line.text) : []));
}

function isFailureNotice(message: Message): boolean {
  return (
    message.kind === 'notice' &&
    (message.data?.lines ?? []).some((line) => 'key' in line && line.key === 'handover.model-failure')
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
