import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectPath } from '../../platform/project-root.ts';
import { eventually } from '../../platform/testing/eventually.ts';

/** The built service in a process of its own, on an empty data folder. */
export interface RunningService {
  readonly port: number;
  readonly url: string;
  readonly dataDir: string;
  /** What it printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** A Tuesday morning within working hours, and its evening. */
export const officeHours = '2026-11-24T10:00:00+08:00';
export const evening = '2026-11-24T21:00:00+08:00';

/** Starts `npm start`'s program, built before, with its clock at the given instant. */
export async function startService(
  clockStartsAt: string,
  environment: Record<string, string> = {},
): Promise<RunningService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongda-service-'));
  const preload = pathToFileURL(projectPath('src', 'server', 'browser-testing', 'shift-clock.mjs')).href;
  const child = spawn(process.execPath, [projectPath('dist', 'src', 'main.js'), 'serve'], {
    env: {
      ...process.env,
      CLOCK_AHEAD_MS: String(Date.parse(clockStartsAt) - Date.now()),
      // The processes that it starts have the same clock.
      NODE_OPTIONS: `--import=${preload}`,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const port = await new Promise<number>((resolve, reject) => {
    const read = (text: string) => {
      printed += text;
      const address = /http:\/\/localhost:(\d+)/.exec(printed);
      if (address !== null) resolve(Number(address[1]));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', () => {
      reject(new Error(`The service ended before it served:\n${printed}`));
    });
  });
  await untilReady(`http://127.0.0.1:${port}`);
  let isStopping = false;
  child.once('exit', (code, signal) => {
    if (!isStopping)
      process.stderr.write(`The service ended by itself (${String(signal ?? code)}):\n${printed}\n`);
  });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    printed: () => printed,
    stop: async () => {
      isStopping = true;
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The web channel opens a little after the pages. */
async function untilReady(url: string): Promise<void> {
  await eventually(async () => {
    const { ok } = await fetch(`${url}/readyz`);
    if (!ok) throw new Error('The service is not ready.');
  });
}
