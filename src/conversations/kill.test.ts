import fc from 'fast-check';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectPath } from '../platform/project-root.ts';
import { childProgram, ended, type ChildProgram } from '../store/testing/child-program.ts';
import { openDatabase } from '../store/database.ts';
import { describeOnBothDatabases, type DatabasePlace } from '../store/testing/databases.ts';
import type { Message } from './message.ts';
import { testService } from './testing/service.ts';
import { promptConsult } from './testing/turns.ts';

/** How often a sending process is killed; the gate asks for fifty with KILL_TRIALS=50. */
const trials = Number(process.env.KILL_TRIALS ?? 3);
const conversations = 4;

describeOnBothDatabases('a process killed at a random moment', (newPlace) => {
  let program: ChildProgram;
  let place: DatabasePlace;
  beforeAll(async () => {
    place = await newPlace();
    program = await childProgram(projectPath('src/conversations/testing/sending-child.ts'));
  });
  afterAll(() => {
    program.remove();
  });

  it(
    `${trials} times under load loses, doubles and reorders no acknowledged message, and all are answered once`,
    async () => {
      const acknowledged = new Map<string, Map<number, number>>();
      for (const id of await openConversations(place)) acknowledged.set(id, new Map());
      for (const killAfter of fc.sample(fc.integer({ min: 1, max: 120 }), trials)) {
        await sendUntilKilled(program, place, acknowledged, killAfter);
        await checkAcknowledged(place, acknowledged);
      }
      await checkAnswers(place, acknowledged);
    },
    60_000 + trials * 30_000,
  );
});

async function openConversations(place: DatabasePlace): Promise<string[]> {
  const database = await openDatabase(place.location);
  const test = await testService(database, promptConsult().consult, { startAt: Date.now() });
  const ids: string[] = [];
  for (let count = 0; count < conversations; count += 1) ids.push(await test.open());
  await database.close();
  return ids;
}

/** Each conversation goes on after the last acknowledged message, as a client does that lost its connection. */
async function sendUntilKilled(
  program: ChildProgram,
  place: DatabasePlace,
  acknowledged: Map<string, Map<number, number>>,
  killAfter: number,
): Promise<void> {
  const starts = Object.fromEntries([...acknowledged].map(([id, numbers]) => [id, numbers.size + 1]));
  const child = program.start({}, JSON.stringify(place.location), JSON.stringify(starts));
  const end = ended(child);
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [id = '', number, sequence] = line.split(' ');
    // A line cut short by the kill was not received.
    if (sequence === undefined || !Number.isInteger(Number(sequence))) continue;
    acknowledged.get(id)?.set(Number(number), Number(sequence));
    lines += 1;
    if (lines === killAfter) child.kill('SIGKILL');
  }
  expect(await end).toMatchObject({ end: 'SIGKILL', errors: '' });
}

async function checkAcknowledged(
  place: DatabasePlace,
  acknowledged: Map<string, Map<number, number>>,
): Promise<void> {
  const database = await openDatabase(place.location);
  const test = await testService(database, promptConsult().consult);
  for (const [id, numbers] of acknowledged) {
    const log = await test.service.messagesAfter(id, 0, 100_000);
    expect(log.map((message) => message.sequence)).toEqual(log.map((_, index) => index + 1));
    const said = log.filter((message) => message.from === 'visitor');
    expect(said.map((message) => message.text)).toEqual(said.map((_, index) => `问题${index + 1}？`));
    expect(said.length - numbers.size).toBeGreaterThanOrEqual(0);
    expect(said.length - numbers.size).toBeLessThanOrEqual(1);
    for (const [number, sequence] of numbers) expect(log[sequence - 1]?.text).toBe(`问题${number}？`);
  }
  await database.close();
}

/** A process that comes later takes up what the killed ones left. */
async function checkAnswers(
  place: DatabasePlace,
  acknowledged: Map<string, Map<number, number>>,
): Promise<void> {
  const database = await openDatabase(place.location);
  const later = Date.now() + 60_000;
  const test = await testService(database, promptConsult().consult, {
    startAt: later,
    limits: { turnAttempts: 1_000 },
  });
  await test.service.sweep();
  await test.service.drain();
  for (const id of acknowledged.keys()) {
    const log = await test.service.messagesAfter(id, 0, 100_000);
    const asked = log.filter((message) => message.from === 'visitor').map((message) => message.text);
    expect(log.flatMap(answeredQuestions)).toEqual(asked);
  }
  await database.close();
}

function answeredQuestions(message: Message): string[] {
  if (message.kind !== 'reply') return [];
  return (message.data?.reply.lines ?? []).flatMap((line) =>
    'text' in line ? line.text.replace('答：', '').split('\n') : [],
  );
}
