import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../platform/user-error.ts';
import { noFaults } from './trial/ledger.ts';
import { runTrial, type TrialResult } from './trial/trial.ts';
import type { Servers } from './trial/servers.ts';
import type { Configuration } from './configuration.ts';

const usage = `Tries a whole service: several servers on one PostgreSQL behind a balancer, visitors, agents, and every server replaced
once while they write. Says what was lost (nothing, or the exit code is 1).

  DATABASE_URL=postgres://… npm run trial -- [--servers 3] [--visitors 500] [--agents 20] [--minutes 10] [--think 60]

  --think N   seconds between two messages of one visitor, on average

The database must be a new one: the trial fills it.
`;

const options = {
  servers: { type: 'string', default: '3' },
  visitors: { type: 'string', default: '500' },
  agents: { type: 'string', default: '20' },
  minutes: { type: 'string', default: '10' },
  think: { type: 'string', default: '60' },
  help: { type: 'boolean', default: false },
} as const;

/** `npm run trial`: the load trial with a rolling restart. */
export async function trial(args: string[], { DATABASE_URL }: Configuration): Promise<number> {
  const { values } = parseArgs({ args, options });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (DATABASE_URL === undefined)
    throw new UserError('Set DATABASE_URL to a new PostgreSQL database.', { field: 'DATABASE_URL' });
  const servers = countOf('--servers', values.servers);
  const seconds = countOf('--minutes', values.minutes) * 60;
  const result = await runTrial({
    serversDatabaseUrl: DATABASE_URL,
    databaseUrl: DATABASE_URL,
    servers,
    visitors: countOf('--visitors', values.visitors),
    agents: countOf('--agents', values.agents),
    seconds,
    thinkMs: countOf('--think', values.think) * 1_000,
    disturb: (running) => replaceInTurn(running, servers, seconds),
    report: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(table(result));
  return JSON.stringify(result.faults) === JSON.stringify(noFaults) && result.gaveUp === 0 ? 0 : 1;
}

/** A rolling update: one server after another ends and is replaced, spread over the trial. */
export async function replaceInTurn(running: Servers, count: number, seconds: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await pause((seconds * 1_000) / (count + 1) / 2);
    const how = await running.end(index, 'SIGTERM');
    if (how !== 0) throw new Error(`Server ${index + 1} ended with ${how ?? 'nothing'} on SIGTERM.`);
    process.stderr.write(`server ${index + 1} ended well, starting another …\n`);
    await running.replace(index);
  }
}

function countOf(option: string, text: string): number {
  const count = Number(text);
  if (Number.isFinite(count) && count > 0) return count;
  throw new UserError(`${option} takes a number above 0, not "${text}".`, { field: option });
}

function table(result: TrialResult): string {
  const { faults, acknowledged, gaveUp, agents, waits, failures, toldToWait, memory } = result;
  const rows: [string, number | string][] = [
    ['messages acknowledged', acknowledged],
    ['conversations agents took', agents.taken],
    ['messages of agents', agents.written],
    ['lost', faults.lost],
    ['doubled', faults.doubled],
    ['out of order', faults.outOfOrder],
    ['still without an answer', faults.waiting],
    ['not told, or told wrongly', faults.mistold],
    ['visitors who gave up', gaveUp],
    ['acknowledged after, median ms', Math.round(waits.median)],
    ['acknowledged after, p99 ms', Math.round(waits.p99)],
    ['acknowledged after, longest ms', Math.round(waits.longest)],
    ['attempts without success, by status', JSON.stringify(failures)],
    ['of them told when to come again', toldToWait],
    ['memory of each server, MB', memory.map(Math.round).join(' ')],
  ];
  return rows.map(([name, value]) => `${name.padEnd(38)}${value}\n`).join('');
}
