import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StateDatabase } from '../../store/database.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import type { ConversationService } from '../conversation-service.ts';
import type { Message } from '../message.ts';
import { openPlace, present, testService, type TestService } from './service.ts';
import { heldConsult, madeTurn, type HeldConsult } from './turns.ts';

const agentOf = (index: number): string => (index % 2 === 0 ? 'agent-1' : 'agent-2');

/** What may happen next in a conversation; `index` makes texts and ids unlike each other. */
const acts = {
  ask: (service: ConversationService, conversationId: string, index: number) =>
    service.visitorMessage({ conversationId, text: `问题${index}？` }),
  person: (service: ConversationService, id: string) => service.requestPerson(id),
  cancel: (service: ConversationService, id: string) => service.cancelQueue(id),
  take: (service: ConversationService, id: string, index: number) =>
    service.agentTake(id, { agentId: agentOf(index), name: '李明' }),
  say: (service: ConversationService, conversationId: string, index: number) =>
    service.agentMessage({ conversationId, agentId: agentOf(index), text: `回答${index}` }),
  transfer: (service: ConversationService, id: string, index: number) =>
    service.agentTransfer(id, agentOf(index), {}),
  handBack: (service: ConversationService, id: string, index: number) =>
    service.agentHandBack(id, agentOf(index)),
} as const;
type Act = keyof typeof acts | 'answer';

const stepArbitrary = fc.record({
  act: fc.constantFrom<Act>(
    'ask',
    'ask',
    'answer',
    'answer',
    'person',
    'cancel',
    'take',
    'take',
    'say',
    'transfer',
    'handBack',
  ),
  /** Whether everything begun so far ends before the next step begins. */
  settled: fc.boolean(),
});

/** Lets acts of visitor, agents and a slow consultation overlap in any order, and reads the log afterwards. */
export function interleavingContract(newPlace: () => Promise<DatabasePlace>): void {
  let database: StateDatabase;
  beforeAll(async () => {
    database = await openPlace(newPlace);
  });
  afterAll(() => database.close());

  it('never lets the assistant speak over an agent in 200 interleavings, nor forget or repeat an answer', async () => {
    const held = heldConsult();
    const test = await testService(database, held.consult);
    await test.agentComes();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 4, maxLength: 10 }), async (steps) => {
        run += 1;
        const id = await test.open();
        await play(test, held, id, steps, run);
        checkLog(await test.log(id));
      }),
      { numRuns: 200 },
    );
  }, 120_000);
}

async function play(
  test: TestService,
  held: HeldConsult,
  id: string,
  steps: readonly { act: Act; settled: boolean }[],
  run: number,
): Promise<void> {
  const begun: Promise<unknown>[] = [];
  const settling: Promise<void>[] = [];
  let answered = 0;
  const answerOldest = (): void => {
    const oldest = held.waiting[0];
    if (oldest === undefined) return;
    answered += 1;
    oldest.answer(madeTurn(`run-${run}-${answered}`, oldest.request.question));
  };
  for (const [index, { act, settled }] of steps.entries()) {
    if (act === 'answer') answerOldest();
    else
      begun.push(
        acts[act](test.service, id, index).then((result) => {
          if ('settled' in result) settling.push(result.settled);
        }),
      );
    if (settled) await Promise.all(begun);
  }
  await Promise.all(begun);
  const all = Promise.all(settling).then(() => true);
  const tick = (): Promise<false> => new Promise((resolve) => setImmediate(resolve, false));
  while (!(await Promise.race([all, tick()]))) answerOldest();
}

/** Replays the hands of a conversation from its log and checks every message against them. */
function checkLog(log: readonly Message[]): void {
  let owner = 'assistant';
  let version = 1;
  let agentId: string | undefined;
  let unanswered: string[] = [];
  for (const [index, message] of log.entries()) {
    expect(message.sequence).toBe(index + 1);
    if (message.kind === 'hands') {
      expect(message.data?.version).toBe(version + 1);
      version += 1;
      owner = present(message.data).owner;
      agentId = message.agentId;
      unanswered = [];
    }
    if (message.from === 'agent') expect([owner, agentId]).toEqual(['agent', message.agentId]);
    if (message.from === 'visitor' && owner === 'assistant') unanswered.push(present(message.text));
    if (message.kind === 'reply') {
      expect(owner).toBe('assistant');
      const line = present(present(message.data).reply.lines[0]);
      const questions = 'text' in line ? line.text.replace('答：', '').split('\n') : [];
      expect(unanswered.slice(0, questions.length)).toEqual(questions);
      unanswered = unanswered.slice(questions.length);
    }
  }
  expect(unanswered).toEqual([]);
}
