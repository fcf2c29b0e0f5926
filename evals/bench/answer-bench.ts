import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../metrics.ts';
import { readQuestions } from '../questions.ts';
import type { Bench, Figure } from './bench.ts';
import { startServer, type RunningServer } from './running-server.ts';

const perSecond = 50;
const mebibyte = 2 ** 20;
const unlimited = { RATE_LIMITS: JSON.stringify({ answer: 1_000_000 }) };

/** Answers over HTTP at a steady rate from the starter base, against the same server's `/healthz` in the same seconds. */
export const answerBench: Bench = {
  name: 'answer',
  summary: `start, memory, and answers at ${perSecond} requests a second, against the bare HTTP round trip`,
  async run({ questions, report }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
    try {
      report('answer: publishing the starter base …');
      const published = await startServer(dataDir, (url) => fetch(`${url}/readyz`), unlimited);
      await published.server.stop();
      const asked = readQuestions()
        .slice(0, questions)
        .map(({ question }) => question);
      const { server, milliseconds } = await startServer(
        dataDir,
        (url) => ask(url, '外观设计专利保护多少年'),
        unlimited,
      );
      try {
        return { figures: await measure(server, milliseconds, asked, report) };
      } finally {
        await server.stop();
      }
    } finally {
      await rm(dataDir, { recursive: true });
    }
  },
};

async function measure(
  server: RunningServer,
  started: number,
  questions: readonly string[],
  report: (line: string) => void,
): Promise<Figure[]> {
  report(`answer: ${questions.length * 3} questions at ${perSecond} a second …`);
  await atSteadyRate(questions, (question) => ask(server.url, question));
  const answers = await atSteadyRate([...questions, ...questions], (question) => ask(server.url, question));
  const bare = await atSteadyRate(questions, () => fetch(`${server.url}/healthz`));
  const memory = server.residentMemory();
  return [
    { name: 'start to first answer', value: started / 1000, unit: 's', atMost: 2 },
    { name: 'answer, median', value: percentile(answers, 0.5), unit: 'ms', atMost: 25 },
    { name: 'answer, p99', value: percentile(answers, 0.99), unit: 'ms', atMost: 100 },
    { name: 'bare round trip, median', value: percentile(bare, 0.5), unit: 'ms' },
    { name: 'bare round trip, p99', value: percentile(bare, 0.99), unit: 'ms' },
    ...(memory === undefined
      ? []
      : [{ name: 'resident memory', value: memory / mebibyte, unit: 'MB', atMost: 250 } as const]),
  ];
}

const ask = (url: string, question: string) =>
  fetch(`${url}/api/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });

/** Sends each request at its time, whether or not the one before has come back; milliseconds of each, in the order sent. */
async function atSteadyRate(
  items: readonly string[],
  send: (item: string) => Promise<Response>,
): Promise<number[]> {
  const started = performance.now();
  const timed = async (item: string, number: number) => {
    const due = started + (number * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const begun = performance.now();
    const response = await send(item);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`"${item}" was answered with ${response.status}.`);
    return performance.now() - begun;
  };
  return Promise.all(items.map(timed));
}
