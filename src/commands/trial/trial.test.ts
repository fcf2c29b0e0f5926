import { execFile } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectPath } from '../../platform/project-root.ts';
import { postgresPlace, testDatabaseUrl } from '../../store/testing/databases.ts';
import { tcpProxy, type TcpProxy } from '../../store/testing/tcp-proxy.ts';
import { replaceInTurn } from '../trial.ts';
import { noFaults } from './ledger.ts';
import { runTrial, type TrialOptions, type TrialResult } from './trial.ts';

/** Seconds of each trial and of the cut in it; the gate sets PROCESS_TRIALS=40 and CUT_SECONDS=30 against the built program. */
const seconds = Number(process.env.PROCESS_TRIALS ?? 0);
const cutSeconds = Number(process.env.CUT_SECONDS ?? 8);
const skipped = !testDatabaseUrl || seconds === 0;
const run = promisify(execFile);
const limitMs = (seconds + cutSeconds) * 1_000 + 240_000;

/** A small trial on a database of its own; `wire` stands between the servers and the database. */
async function small(
  disturb: (around: { servers: Parameters<TrialOptions['disturb']>[0]; wire: TcpProxy }) => Promise<void>,
  options: { url?: string; servers?: number } = {},
): Promise<TrialResult> {
  const place = await postgresPlace(options.url ?? testDatabaseUrl ?? '');
  onTestFinished(() => place.remove());
  const databaseUrl = 'databaseUrl' in place.location ? place.location.databaseUrl : '';
  const behindWire = new URL(databaseUrl);
  const wire = await tcpProxy({ host: behindWire.hostname, port: Number(behindWire.port) });
  onTestFinished(() => wire.close());
  behindWire.host = `127.0.0.1:${wire.port}`;
  return runTrial({
    databaseUrl,
    serversDatabaseUrl: behindWire.href,
    servers: options.servers ?? 2,
    visitors: 12,
    agents: 2,
    seconds,
    thinkMs: 2_000,
    disturb: (servers) => disturb({ servers, wire }),
    report: () => undefined,
  });
}

describe.skipIf(skipped)(
  'a service of several processes (skipped without TEST_DATABASE_URL and PROCESS_TRIALS)',
  () => {
    it(
      'loses, doubles and reorders nothing while every process is replaced',
      { timeout: limitMs },
      async () => {
        const result = await small(({ servers }) => replaceInTurn(servers, 2, seconds));
        expect({ ...result.faults, gaveUp: result.gaveUp }).toEqual({ ...noFaults, gaveUp: 0 });
        expect(result.acknowledged).toBeGreaterThan(20);
        expect(result.agents.written).toBeGreaterThan(0);
      },
    );

    it(
      'goes on within 5 s when one of two processes is killed under load',
      { timeout: limitMs },
      async () => {
        const lag = monitorEventLoopDelay({ resolution: 20 });
        lag.enable();
        const result = await small(async ({ servers }) => {
          await pause((seconds / 2) * 1_000);
          expect(await servers.end(0, 'SIGKILL')).toBe('SIGKILL');
        });
        expect({ ...result.faults, gaveUp: result.gaveUp }).toEqual({ ...noFaults, gaveUp: 0 });
        expect(result.acknowledged).toBeGreaterThan(20);
        // What the machine kept the visitors themselves waiting is none of the service's.
        expect(result.waits.longest).toBeLessThan(5_000 + 2 * (lag.max / 1e6));
      },
    );

    it('keeps what it acknowledged while PostgreSQL is restarted', { timeout: limitMs }, async () => {
      const script = projectPath('.ci', 'postgres');
      const { stdout } = await run(script, ['start']);
      const url = stdout.trim();
      onTestFinished(async () => {
        await run(script, ['stop', url]);
      });
      const result = await small(
        async () => {
          await pause((seconds / 2) * 1_000);
          await run(script, ['restart', url]);
        },
        { url },
      );
      expect({ ...result.faults, gaveUp: result.gaveUp }).toEqual({ ...noFaults, gaveUp: 0 });
      expect(result.acknowledged).toBeGreaterThan(20);
    });

    it(
      'tells visitors to wait while the network to the database is cut, and goes on after',
      { timeout: limitMs },
      async () => {
        const result = await small(async ({ wire }) => {
          await pause((seconds / 3) * 1_000);
          wire.swallow();
          await pause(cutSeconds * 1_000);
          wire.mend();
        });
        expect({ ...result.faults, gaveUp: result.gaveUp }).toEqual({ ...noFaults, gaveUp: 0 });
        expect(result.acknowledged).toBeGreaterThan(20);
        expect(result.toldToWait).toBeGreaterThan(0);
        expect(result.waits.longest).toBeLessThan((cutSeconds + 30) * 1_000);
      },
    );
  },
);
