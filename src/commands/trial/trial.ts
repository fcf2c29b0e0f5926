import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../../../evals/metrics.ts';
import { openDatabase } from '../../store/database.ts';
import { agentsAtWork } from './agents.ts';
import { balancer } from './balancer.ts';
import { faultsOf, noFaults, type Faults } from './ledger.ts';
import { serversBehind, trialClock, type Servers } from './servers.ts';
import { visitor, type Visitor } from './visitor.ts';

/** How large a trial is, and what is done to the service meanwhile. */
export interface TrialOptions {
  /** What the servers connect to; may lead through a wire that the trial cuts. */
  readonly serversDatabaseUrl: string;
  /** For the agents and the checks. */
  readonly databaseUrl: string;
  readonly servers: number;
  readonly visitors: number;
  readonly agents: number;
  /** How long visitors write, in seconds. */
  readonly seconds: number;
  /** Milliseconds between two messages of one visitor, on average. */
  readonly thinkMs: number;
  /** What happens while they write. */
  readonly disturb: (servers: Servers) => Promise<void>;
  readonly report: (line: string) => void;
}

/** What a trial measured. */
export interface TrialResult {
  readonly faults: Faults;
  readonly acknowledged: number;
  readonly agents: { readonly taken: number; readonly written: number };
  /** Milliseconds from the first attempt to the acknowledgement. */
  readonly waits: { readonly median: number; readonly p99: number; readonly longest: number };
  /** Attempts that were no success, by status; 0 where no answer came. */
  readonly failures: Readonly<Record<string, number>>;
  readonly toldToWait: number;
  /** Visitors who went away because nobody took what they wrote. */
  readonly gaveUp: number;
  /** MB of each server at the end. */
  readonly memory: readonly number[];
}

const openedAtOnce = 10;
const askForPersonShare = 0.05;
/** How long is waited for the last answers. */
const settleMs = 60_000;
const questions = [
  '外观设计专利保护多少年',
  '商标续展费用多少',
  '专利年费什么时候交',
  'How long is a design patent valid in China?',
];

/** Real servers behind a balancer, real visitors over HTTP and WebSocket, agents beside them; checks that nothing was lost. */
export async function runTrial(options: TrialOptions): Promise<TrialResult> {
  const front = await balancer();
  const servers = serversBehind(front, options.serversDatabaseUrl, options.servers);
  const database = await openDatabase({ databaseUrl: options.databaseUrl }, { catchUpEveryMs: 0 });
  const visitors: Visitor[] = [];
  try {
    options.report(`starting ${options.servers} servers …`);
    await servers.start();
    const agents = agentsAtWork(database, options.agents, trialClock);
    options.report(`opening ${options.visitors} conversations …`);
    await untilReady(front.url);
    while (visitors.length < options.visitors) {
      const batch = Math.min(openedAtOnce, options.visitors - visitors.length);
      visitors.push(...(await Promise.all(Array.from({ length: batch }, () => visitor(front.url)))));
    }
    let gaveUp = 0;
    const goesAway = (error: unknown): void => {
      gaveUp += 1;
      options.report(`a visitor gave up: ${error instanceof Error ? error.message : String(error)}`);
    };
    options.report(`writing for ${options.seconds} s …`);
    const until = performance.now() + options.seconds * 1_000;
    await Promise.all([
      options.disturb(servers),
      ...visitors.map((each, number) => write(each, number, until, options.thinkMs).catch(goesAway)),
    ]);
    options.report('waiting for the last answers …');
    await agents.stop();
    const faults = await settledFaults(() => faultsOf(database, visitors));
    return { faults, gaveUp, agents: agents.figures(), memory: servers.memory(), ...measured(visitors) };
  } finally {
    for (const each of visitors) each.stop();
    await servers.stop();
    await front.close();
    await database.close();
  }
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { ok } = await fetch(`${url}/readyz`).catch(() => ({ ok: false }));
    if (ok) return;
    await pause(100);
  }
  throw new Error('No server is ready.');
}

async function write(each: Visitor, number: number, until: number, thinkMs: number): Promise<void> {
  await pause(Math.random() * thinkMs);
  for (let count = 1; performance.now() < until; count += 1) {
    if (Math.random() < askForPersonShare) await each.askForPerson();
    await each.say(`${questions[(number + count) % questions.length] ?? ''}？（${number}-${count}）`);
    await pause(thinkMs * (0.5 + Math.random()));
  }
}

/** The faults once nothing is on its way any more, or what is still wrong when patience ends. */
async function settledFaults(look: () => Promise<Faults>): Promise<Faults> {
  const giveUpAt = performance.now() + settleMs;
  for (;;) {
    const faults = await look();
    if (JSON.stringify(faults) === JSON.stringify(noFaults) || performance.now() > giveUpAt) return faults;
    await pause(1_000);
  }
}

function measured(visitors: readonly Visitor[]) {
  const waits = visitors.flatMap((each) => each.waits);
  const failures: Record<string, number> = {};
  for (const each of visitors)
    for (const [status, count] of each.failures) failures[status] = (failures[status] ?? 0) + count;
  return {
    acknowledged: waits.length,
    waits: {
      median: percentile(waits, 0.5),
      p99: percentile(waits, 0.99),
      longest: waits.reduce((most, each) => Math.max(most, each), 0),
    },
    failures,
    toldToWait: visitors.reduce((sum, each) => sum + each.toldToWait(), 0),
  };
}
