import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { projectPath } from '../../src/platform/project-root.ts';

/** The built server as a process of its own. */
export interface RunningServer {
  readonly url: string;
  /** Resident memory in bytes; undefined where the system does not tell. */
  residentMemory(): number | undefined;
  stop(): Promise<void>;
  /** Ends it by a signal; resolves with its exit code, or the signal where that ended it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** What is asked of a server that may still be starting. */
export type FirstRequest = (url: string) => Promise<Response>;

/** Starts the server on a data folder and resolves with the milliseconds until `first` came back well. */
export async function startServer(
  dataDir: string,
  first: FirstRequest,
  environment: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
): Promise<{ server: RunningServer; milliseconds: number }> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [...nodeFlags(), ...flags, projectPath('dist', 'src', 'main.js'), 'serve'],
    {
      env: {
        ...process.env,
        ...environment,
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(child, () => first(url), said);
  const milliseconds = performance.now() - started;
  return {
    server: {
      url,
      residentMemory: () => residentMemory(child.pid),
      stop: () => stop(child),
      end: (signal) => end(child, signal),
    },
    milliseconds,
  };
}

/** The flags `npm start` gives to Node, so that what is measured is what runs. */
function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Long enough for a first start, which publishes, on a busy machine. */
const startMs = 240_000;

async function untilAnswered(
  child: ChildProcess,
  ask: () => Promise<Response>,
  said: readonly string[],
): Promise<void> {
  const longest = performance.now() + startMs;
  while (performance.now() < longest) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${said.join('')}`);
    const response = await ask().catch(() => undefined);
    if (response?.ok === true) {
      await response.arrayBuffer();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The server did not answer within ${startMs / 1_000} s:\n${said.join('')}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.signalCode ?? child.exitCode;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** From /proc, so that it is the process itself that is measured. */
function residentMemory(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    const kibibytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
