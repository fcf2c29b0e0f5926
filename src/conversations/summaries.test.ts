import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { sqlitePlace, type DatabasePlace } from '../store/testing/databases.ts';
import type { ConversationContext } from './context.ts';
import { findBrief } from './handover.ts';
import { testService } from './testing/service.ts';
import { madeTurn } from './testing/turns.ts';
import { eventually } from '../platform/testing/eventually.ts';

let place: DatabasePlace;
let database: StateDatabase;
beforeEach(async () => {
  place = sqlitePlace();
  database = await openDatabase(place.location);
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

const summary = { text: '咨询人问期限，要求人工。', open: '期限多长', aiGenerated: true as const };
const withSummary = async (summarise: ConversationContext['summarise']) => {
  const consult = (request: { question: string }) =>
    Promise.resolve({
      ...madeTurn(crypto.randomUUID(), request.question),
      outcome: 'handed-over' as const,
      reason: 'low-confidence' as const,
    });
  const test = await testService(database, consult, summarise === undefined ? {} : { summarise });
  await test.agentComes();
  return test;
};

it('adds what a model sums up to the brief of a handover that a question led to', async () => {
  const seen: unknown[] = [];
  const { service, open } = await withSummary((conversation, reason) => {
    seen.push(conversation, reason);
    return Promise.resolve(summary);
  });
  const conversationId = await open();
  await service.visitorMessage({ conversationId, text: '期限有多长，手机13812345678', clientId: 'one' });
  await service.drain();
  await eventually(async () => {
    expect((await findBrief(database.store, conversationId))?.summary).toEqual(summary);
  });
  expect(JSON.stringify(seen)).toContain('期限有多长');
  expect(seen.at(-1)).toBe('low-confidence');
});

it('does not keep a visitor waiting who asks for a person', async () => {
  let come: (value: typeof summary) => void = () => undefined;
  const { service, open } = await withSummary(() => new Promise((resolve) => (come = resolve)));
  const conversationId = await open();
  expect(await service.requestPerson(conversationId)).toMatchObject({ kind: 'queued' });
  expect((await findBrief(database.store, conversationId))?.summary).toBeUndefined();
  come(summary);
  await eventually(async () => {
    expect((await findBrief(database.store, conversationId))?.summary).toEqual(summary);
  });
});

it.each<[string, ConversationContext['summarise']]>([
  ['without a model', undefined],
  ['when none can be had', () => Promise.resolve(undefined)],
])('leaves the brief as it is %s', async (_, summarise) => {
  const { service, open } = await withSummary(summarise);
  const conversationId = await open();
  await service.requestPerson(conversationId);
  const brief = await findBrief(database.store, conversationId);
  expect(brief).toMatchObject({ reason: 'asked-for-person' });
  expect(brief).not.toHaveProperty('summary');
});
