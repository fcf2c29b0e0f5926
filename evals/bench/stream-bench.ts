import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../metrics.ts';
import { readQuestions } from '../questions.ts';
import type { Bench, BenchSettings, Figure } from './bench.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { openStreamClient, type StreamClient } from './stream-clients.ts';

const messagesPerSecond = 20;
/** Conversations that talk; the other streams are open and quiet, as most are. */
const talking = 200;
const openedAtOnce = 20;
/** How long is waited for what is still on its way at the end. */
const lastWaitMs = 10_000;
const mebibyte = 2 ** 20;
const many = 1_000_000;
const unlimited = {
  RATE_LIMITS: JSON.stringify({ directline: many, directlineTokens: many, directlineMessages: many }),
};

/** Many open streams on one process while visitors write at a steady rate. */
export const streamBench: Bench = {
  name: 'streams',
  summary: `open streams on one process with ${messagesPerSecond} messages a second: order, delay, memory`,
  async run(settings) {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
    try {
      settings.report('streams: publishing the starter base …');
      const { server } = await startServer(dataDir, (url) => fetch(`${url}/readyz`), unlimited);
      try {
        return { figures: await measure(server, settings) };
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
  { streams, seconds, report }: BenchSettings,
): Promise<Figure[]> {
  const before = server.residentMemory();
  report(`streams: opening ${streams} …`);
  const opening = performance.now();
  const clients = await openMany(server.url, streams);
  const opened = performance.now() - opening;
  const open = server.residentMemory();
  report(`streams: ${messagesPerSecond} messages a second for ${seconds} s …`);
  await writeSteadily(clients.slice(0, talking), seconds);
  const after = server.residentMemory();
  const sum = (of: (client: StreamClient) => number): number =>
    clients.reduce((total, client) => total + of(client), 0);
  const messages = messagesPerSecond * seconds;
  const echoes = clients.flatMap((client) => client.echoes);
  const answers = clients.flatMap((client) => client.answers);
  for (const client of clients) client.close();
  return [
    { name: 'streams', value: streams, unit: 'times' },
    { name: 'all opened in', value: opened / 1000, unit: 's' },
    { name: 'messages', value: messages, unit: 'times' },
    { name: 'not delivered', value: messages - echoes.length, unit: 'times', atMost: 0 },
    { name: 'out of order or doubled', value: sum((client) => client.misplaced()), unit: 'times', atMost: 0 },
    {
      name: 'left without an answer',
      value: sum((client) => Number(!client.isDone())),
      unit: 'times',
      atMost: 0,
    },
    { name: 'own words back, median', value: percentile(echoes, 0.5), unit: 'ms' },
    { name: 'own words back, p99', value: percentile(echoes, 0.99), unit: 'ms', atMost: 500 },
    { name: 'answer, median', value: percentile(answers, 0.5), unit: 'ms' },
    { name: 'answer, p99', value: percentile(answers, 0.99), unit: 'ms' },
    ...memoryFigure('memory before', before),
    ...memoryFigure('memory with all open', open),
    ...memoryFigure('memory at the end', after),
  ];
}

async function openMany(url: string, count: number): Promise<StreamClient[]> {
  const clients: StreamClient[] = [];
  while (clients.length < count) {
    const batch = Math.min(openedAtOnce, count - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: batch }, () => openStreamClient(url)))));
  }
  return clients;
}

/** Each message goes out at its time, to the talking conversations in turn. */
async function writeSteadily(clients: readonly StreamClient[], seconds: number): Promise<void> {
  const questions = readQuestions().map(({ question }) => question);
  const started = performance.now();
  const sent: Promise<void>[] = [];
  for (let number = 0; number < messagesPerSecond * seconds; number += 1) {
    await pause(Math.max(0, started + (number * 1_000) / messagesPerSecond - performance.now()));
    const client = clients[number % clients.length];
    if (client !== undefined) sent.push(client.say(`${questions[number % questions.length] ?? ''}？`));
  }
  await Promise.all(sent);
  const giveUpAt = performance.now() + lastWaitMs;
  while (!clients.every((client) => client.isDone()) && performance.now() < giveUpAt) await pause(50);
}

function memoryFigure(name: string, bytes: number | undefined): Figure[] {
  return bytes === undefined ? [] : [{ name, value: bytes / mebibyte, unit: 'MB' }];
}
