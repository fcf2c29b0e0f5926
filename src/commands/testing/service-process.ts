import { once } from 'node:events';
import { expect } from 'vitest';
import { answerResponseSchema, type AnswerResponse } from '../../server/answer-routes.ts';
import type { ChildProgram } from '../../store/testing/child-program.ts';

/** The service in a process of its own. */
export interface ServiceProcess {
  readonly url: string;
  /** Asks over HTTP; anything but an answer fails the test. */
  ask(question: string): Promise<AnswerResponse>;
  health(): Promise<{ search: string; writing: string; degraded: string[] }>;
  printed(): string;
  /** Ends it; what it printed. */
  stop(): Promise<string>;
}

/** Starts the service of a data folder and resolves when it serves. */
export async function serviceProcess(
  program: ChildProgram,
  environment: Record<string, string> & { DATA_DIR: string },
): Promise<ServiceProcess> {
  const child = program.start({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', ...environment }, 'serve');
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      printed += text;
      const port = /http:\/\/localhost:(\d+)/.exec(printed)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    child.once('exit', () => {
      reject(new Error(`The service ended before it served:\n${printed}`));
    });
  });
  return {
    url,
    ask: async (question) => {
      const response = await fetch(`${url}/api/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      expect(response.status).toBe(200);
      return answerResponseSchema.parse(await response.json());
    },
    health: async () =>
      (await (await fetch(`${url}/healthz`)).json()) as Awaited<ReturnType<ServiceProcess['health']>>,
    printed: () => printed,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      return printed;
    },
  };
}
