import { afterAll, beforeAll, expect, it } from 'vitest';
import { day } from '../platform/day.ts';
import type { Turn } from '../consultation/turn.ts';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { describeOnBothDatabases } from '../store/testing/databases.ts';
import { createTurnRepository } from './turn-repository.ts';

describeOnBothDatabases('the turn repository', (newPlace) => {
  let database: StateDatabase;
  beforeAll(async () => {
    database = await openDatabase((await newPlace()).location);
  });
  afterAll(() => database.close());

  it('finds a turn as it was appended', async () => {
    const turns = createTurnRepository(database);
    await turns.append(turn('turn-1'));
    expect(await turns.find('turn-1')).toEqual(turn('turn-1'));
  });

  it('keeps texts with NUL, half surrogates and quotes', async () => {
    const turns = createTurnRepository(database);
    const odd = { ...turn('turn-2'), question: `a\0b "'; drop table turns; --` };
    await turns.append(odd);
    expect((await turns.find('turn-2'))?.question).toBe(odd.question);
  });

  it('changes nothing when a turn is appended again', async () => {
    const turns = createTurnRepository(database);
    await turns.append(turn('turn-3'));
    await turns.append({ ...turn('turn-3'), question: 'another' });
    expect((await turns.find('turn-3'))?.question).toBe('专利费多少');
  });

  it('finds nothing under an unknown id', async () => {
    expect(await createTurnRepository(database).find('nobody')).toBeUndefined();
  });
});

function turn(id: string): Turn {
  return {
    id,
    at: 1_790_000_000_000,
    question: '专利费多少',
    history: [{ role: 'visitor', text: '你好' }],
    language: 'zh-Hans',
    asOf: day('2026-11-20'),
    query: '专利 费用',
    topic: 'patent',
    release: 3,
    models: [],
    evidence: [{ passageId: 'p1', documentId: 'd1', scores: { bm25: 7.25 } }],
    signals: { norm: 0.4 },
    confidence: 0.71,
    outcome: 'handed-over',
    reason: 'low-confidence',
    reply: {
      lines: [{ key: 'handover', params: {} }],
      citations: [],
      choices: [],
      notices: [],
      aiGenerated: false,
    },
    timings: { retrieve: 1.5 },
  };
}
