import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  publishResultSchema,
  type Publisher,
  type PublishProgress,
  type PublishResult,
} from '../desk/knowledge/publisher.ts';

const lineSchema = z.union([
  z.strictObject({ progress: z.strictObject({ done: z.int(), total: z.int() }) }),
  z.strictObject({ result: publishResultSchema }),
]);

/** A publication takes seconds; one that takes this long hangs and is ended. */
const longestMs = 10 * 60_000;
const program = fileURLToPath(new URL('../main.js', import.meta.url));

/** Publishes in a process of its own, so that visitors' questions never wait for it. */
export function childPublisher(
  report: (error: unknown) => void,
  { script = program, timeoutMs = longestMs }: { script?: string; timeoutMs?: number } = {},
): Publisher {
  return {
    publish: (progress) => run(script, timeoutMs, ['publish', 'now'], progress, report),
    rollback: (to, actor) =>
      run(script, timeoutMs, ['publish', 'rollback', String(to), actor], () => undefined, report),
  };
}

function run(
  script: string,
  timeoutMs: number,
  args: readonly string[],
  progress: (at: PublishProgress) => void,
  report: (error: unknown) => void,
): Promise<PublishResult> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let result: PublishResult | undefined;
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4_000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = lineSchema.safeParse(jsonIn(line));
    if (!said.success)
      report(new Error(`The publishing process said what is not understood: ${line.slice(0, 200)}`));
    else if ('progress' in said.data) progress(said.data.progress);
    else result = said.data.result;
  });
  return new Promise((resolve) => {
    const end = (): void => {
      if (result === undefined) report(new Error(`Publishing ended without a result. ${complaint}`));
      resolve(
        result ?? {
          kind: 'failed',
          detail: 'Publishing was broken off; the release in use stays. Try again; the log says more.',
        },
      );
    };
    child.once('error', (error) => {
      complaint += error.message;
      end();
    });
    child.once('close', end);
  });
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
