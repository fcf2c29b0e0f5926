import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eraseVisitor } from '../../../conversations/privacy.ts';
import { openPlace, present, testService, type TestService } from '../../../conversations/testing/service.ts';
import { promptConsult } from '../../../conversations/testing/turns.ts';
import type { StateDatabase } from '../../../store/database.ts';
import { giveBackLease, takeLease } from '../../../store/leases.ts';
import type { DatabasePlace } from '../../../store/testing/databases.ts';
import { countDay } from '../figures/count-day.ts';
import { createBackground } from '../../background.ts';
import { dayNumberAt, spanOf } from '../figures/day-number.ts';
import { areFreshWithin, freshFigures } from '../figures/fresh.ts';
import { daysOfFigures, rowsOf, sumsOf, type Sums } from '../figures/read.ts';
import { refreshFigures } from '../figures/refresh.ts';

const hour = 3_600_000;

/** Figures that are right whenever they are read, whatever they are kept in. */
export function figuresContract(newPlace: () => Promise<DatabasePlace>): void {
  let database: StateDatabase;
  let test: TestService;
  beforeEach(async () => {
    database = await openPlace(newPlace);
    test = await testService(
      database,
      promptConsult(({ question }) =>
        question.includes('不知道')
          ? { at: test.clock.now(), outcome: 'handed-over', reason: 'no-evidence', timings: { retrieve: 40 } }
          : { at: test.clock.now(), timings: { retrieve: 6, compose: 3 } },
      ).consult,
    );
  });
  afterEach(() => database.close());

  const refresh = () => refreshFigures({ database, clock: test.clock, newId: test.context.newId });
  const sums = async (): Promise<Sums> => {
    await refresh();
    const today = dayNumberAt(test.clock.now());
    return sumsOf(database.store, { from: today - 40, to: today });
  };
  const ask = async (text: string, visitor?: string): Promise<string> => {
    const id = await test.open(visitor);
    await (
      await test.service.visitorMessage({ conversationId: id, text })
    ).settled;
    return id;
  };
  const happens = async (
    act: string,
    { id, visitor }: { id: string; visitor: string },
    which: number,
  ): Promise<void> => {
    const agent = { agentId: 'agent-1', name: '小李' };
    const reply = (await test.log(id)).find(({ kind }) => kind === 'reply');
    if (act === 'take') await test.service.agentTake(id, agent);
    else if (act === 'hand back') await test.service.agentHandBack(id, agent.agentId);
    else if (act === 'rate') await test.service.rate(id, { score: (which % 5) + 1, reasons: [] });
    else if (act === 'close') await test.service.closeByVisitor(id);
    else if (act === 'erase') await eraseVisitor(test.context, visitor);
    else if (act === 'count') await refresh();
    else if (reply !== undefined)
      await test.service.giveFeedback({ conversationId: id, messageId: reply.id, helpful: which % 2 === 0 });
  };
  /** What stands in the table is what the rows say, for every day there is. */
  const isExact = async (): Promise<void> => {
    const today = dayNumberAt(test.clock.now());
    for (let day = today - 40; day <= today; day += 1) {
      const counted = await database.transaction(({ db }) => countDay(db, spanOf(day)));
      const stored = await rowsOf(database.store, { from: day, to: day });
      const plain = (
        rows: readonly { figure: string; channel: string; part: string; number: number; total: number }[],
      ) =>
        rows
          .map(({ figure, channel, part, number, total }) => [figure, channel, part, number, total].join(' '))
          .sort();
      expect(plain(stored)).toEqual(plain(counted));
    }
  };

  it('count messages, turns, outcomes and how long they took', async () => {
    await ask('专利费多少？');
    await ask('这个不知道有没有？');
    const found = await sums();
    expect(found.number('messages', 'visitor')).toBe(2);
    expect(found.number('messages', 'assistant')).toBe(2);
    expect(found.parts('turns.outcome')).toEqual([
      { part: 'answered', number: 1 },
      { part: 'handed-over', number: 1 },
    ]);
    expect(found.parts('turns.reason')).toEqual([{ part: 'handed-over:no-evidence', number: 1 }]);
    expect(found.parts('turns.latency')).toEqual([
      { part: '10', number: 1 },
      { part: '50', number: 1 },
    ]);
    expect(found.total('turns.latency')).toBe(49);
    expect(found.parts('gaps')).toEqual([{ part: 'unanswered', number: 1 }]);
    await isExact();
  });

  it('follow what happens to a conversation on a later day', async () => {
    await test.agentComes();
    const id = await ask('这个不知道有没有？');
    expect((await sums()).parts('handovers.ending')).toEqual([{ part: 'open', number: 1 }]);
    const begun = dayNumberAt(test.clock.now());
    test.clock.advance(25 * hour);
    await test.agentComes();
    await test.service.agentTake(id, { agentId: 'agent-1', name: '小李' });
    const found = await sums();
    expect(found.parts('handovers.ending')).toEqual([{ part: 'taken', number: 1 }]);
    expect(found.total('handovers.waiting')).toBe(25 * hour);
    const series = await daysOfFigures(database.store, { from: begun, to: begun }, ['handovers.ending']);
    expect(series.map(({ part, number }) => [part, number])).toEqual([['taken', 1]]);
    await isExact();
  });

  it('follow a thumb that is turned days later, a rating, and a ticket that is closed', async () => {
    const id = await ask('专利费多少？');
    const reply = present((await test.log(id)).find(({ kind }) => kind === 'reply'));
    const thumb = (helpful: boolean) =>
      test.service.giveFeedback({ conversationId: id, messageId: reply.id, helpful });
    await thumb(true);
    expect((await sums()).parts('feedback')).toEqual([{ part: 'helpful', number: 1 }]);
    test.clock.advance(72 * hour);
    await thumb(false);
    await test.service.rate(id, { score: 1, reasons: ['wrong'] });
    const found = await sums();
    expect(found.parts('feedback')).toEqual([{ part: 'not-helpful', number: 1 }]);
    expect(found.parts('ratings')).toEqual([{ part: '1', number: 1 }]);
    expect(found.parts('tickets.kind')).toEqual([{ part: 'bad-rating', number: 1 }]);
    expect(found.parts('gaps')).toEqual([
      { part: 'bad-rating', number: 1 },
      { part: 'not-helpful', number: 1 },
    ]);
    await isExact();
  });

  it('forget the gap of a visitor who is erased, and keep the counts of what happened', async () => {
    await ask('这个不知道有没有？', 'visitor-erased');
    expect((await sums()).number('gaps')).toBe(1);
    test.clock.advance(30 * hour);
    await eraseVisitor(test.context, 'visitor-erased');
    const found = await sums();
    expect(found.number('gaps')).toBe(0);
    expect(found.number('turns.outcome', 'handed-over')).toBe(1);
    await isExact();
  });

  it('are counted by one process at a time, and only where something changed', async () => {
    await ask('专利费多少？');
    await refresh();
    test.clock.advance(10 * 24 * hour);
    await refresh();
    expect(await refresh()).toBe(1);
    const lease = { name: 'figures', holder: 'another process', forMs: 60_000 };
    await takeLease(database.store, lease, test.clock);
    expect(await refresh()).toBeUndefined();
  });

  it('keep channels apart', async () => {
    const { id } = await test.service.open({ channel: 'wechat', visitorId: 'v' });
    await (
      await test.service.visitorMessage({ conversationId: id, text: '专利费多少？' })
    ).settled;
    await ask('专利费多少？');
    await refresh();
    const today = dayNumberAt(test.clock.now());
    for (const channel of ['web', 'wechat']) {
      const found = await sumsOf(database.store, { from: today, to: today, channel });
      expect(found.number('turns.outcome')).toBe(1);
    }
  });

  it('are what a count from scratch gives, whatever happens in whatever order and whenever they were counted before', async () => {
    const act = fc.constantFrom(
      'ask',
      'ask for a person',
      'take',
      'hand back',
      'thumb',
      'rate',
      'close',
      'erase',
      'count',
    );
    const step = fc.record({ act, afterHours: fc.constantFrom(0, 0, 1, 7, 30), which: fc.nat(20) });
    let visitors = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
        const opened: { id: string; visitor: string }[] = [];
        for (const { act, afterHours, which } of steps) {
          test.clock.advance(afterHours * hour);
          await test.agentComes();
          const one = opened[which % Math.max(1, opened.length)];
          if (act === 'ask' || act === 'ask for a person' || one === undefined) {
            const visitor = `visitor-${(visitors += 1)}`;
            const id = await ask(act === 'ask' ? '专利费多少？' : '这个不知道有没有？', visitor);
            opened.push({ id, visitor });
          } else await happens(act, one, which);
        }
        await refresh();
        await isExact();
      }),
      { numRuns: 6 },
    );
  });

  it('do not keep anybody waiting who looks at them while another counts, and are whole for whoever waits', async () => {
    await ask('专利费多少？');
    const counting = { database, clock: test.clock, newId: test.context.newId };
    const lease = { name: 'figures', holder: 'another process', forMs: 60_000 };
    const taken = present(await takeLease(database.store, lease, test.clock));
    const background = createBackground((error) => {
      throw error;
    });
    expect(await areFreshWithin(10, { ...counting, background })).toBe(false);
    await giveBackLease(database.store, taken);
    await background.settled();
    await freshFigures(counting);
    await isExact();
  });
}
