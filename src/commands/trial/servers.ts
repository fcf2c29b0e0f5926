import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startServer, type RunningServer } from '../../../evals/bench/running-server.ts';
import { projectPath } from '../../platform/project-root.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Balancer } from './balancer.ts';

/** Servers of one service on one PostgreSQL, each with a data folder of its own, as on machines of their own. */
export interface Servers {
  /** Starts all of them and puts them behind the balancer. */
  start(): Promise<void>;
  /** Ends one by a signal and resolves with how it ended; the balancer finds out by itself. */
  end(index: number, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
  /** Starts one that has ended, with an empty folder. */
  replace(index: number): Promise<void>;
  /** Resident memory of all in MB. */
  memory(): number[];
  stop(): Promise<void>;
}

const many = 1_000_000;
const unlimited = JSON.stringify({ directline: many, directlineTokens: many, directlineMessages: many });
/** A Monday morning: agents are on duty whenever the trial is run. */
const officeHours = Date.parse('2026-11-23T09:00:00+08:00');
const shift = officeHours - Date.now();

/** The clock of the trial, for all its processes alike. */
export const trialClock: Clock = { now: () => Date.now() + shift };

const preload = pathToFileURL(projectPath('src', 'server', 'browser-testing', 'shift-clock.mjs')).href;

export function serversBehind(balancer: Balancer, databaseUrl: string, count: number): Servers {
  const running: (RunningServer | undefined)[] = Array.from({ length: count });
  const folders: string[] = [];

  const startOne = async (index: number): Promise<void> => {
    const dataDir = mkdtempSync(join(tmpdir(), 'trial-'));
    folders.push(dataDir);
    const { server } = await startServer(
      dataDir,
      (url) => fetch(`${url}/readyz`),
      {
        DATABASE_URL: databaseUrl,
        RATE_LIMITS: unlimited,
        TRUSTED_PROXIES: '1',
        DRAIN_SECONDS: '2',
        CLOCK_AHEAD_MS: String(shift),
      },
      ['--import', preload],
    );
    running[index] = server;
    balancer.add(portOf(server));
  };
  return {
    start: async () => {
      await Promise.all(running.map((_, index) => startOne(index)));
    },
    end: async (index, signal) => {
      const server = running[index];
      if (server === undefined) return null;
      const how = await server.end(signal);
      balancer.remove(portOf(server));
      running[index] = undefined;
      return how;
    },
    replace: startOne,
    memory: () => running.flatMap((server) => (server?.residentMemory() ?? 0) / 2 ** 20),
    stop: async () => {
      await Promise.all(running.flatMap((server) => (server === undefined ? [] : server.stop())));
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function portOf({ url }: RunningServer): number {
  return Number(new URL(url).port);
}
