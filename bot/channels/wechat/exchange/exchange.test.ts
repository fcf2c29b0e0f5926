import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asked, ended, takenOver, type Duty, type Ending, type Exchange } from './exchange.ts';

const replyMs = 4_000;

/** What may happen, in any order: the platform asks, time passes, a process ends its work, dies, or sees to what is left. */
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), process: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 6_000 }) }),
    fc.record({
      kind: fc.constant('end' as const),
      process: fc.integer({ min: 0, max: 2 }),
      ending: fc.constantFrom<Ending['state']>('replied', 'deferred', 'silent'),
    }),
    fc.record({ kind: fc.constant('die' as const), process: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ kind: fc.constant('sweep' as const), process: fc.integer({ min: 0, max: 2 }) }),
  ),
  { minLength: 1, maxLength: 40 },
);

describe('the exchange with the platform', () => {
  it('is worked on by one process at a time, ends once, and answers every retry alike: whatever happens in whatever order', () => {
    fc.assert(
      fc.property(steps, (happened) => {
        let now = 0;
        let exchange: Exchange | undefined;
        let lives = [0, 0, 0];
        let deliveries = 0;
        const endings: Exchange[] = [];
        const duties: { duty: Duty; after: number }[] = [];
        const holderOf = (process: number) => `p${process}.${lives[process] ?? 0}`;
        /** Who believes to work on it. */
        const workers = new Map<string, number>();
        for (const step of happened) {
          if (step.kind === 'wait') now += step.ms;
          if (step.kind === 'die')
            lives = lives.map((life, index) => (index === step.process ? life + 1 : life));
          if (step.kind === 'ask') {
            const holder = holderOf(step.process);
            const { next, duty } = asked(exchange, { holder, now, until: now + replyMs });
            if (duty === 'work') {
              const alive = [...workers].filter(([, until]) => until > now);
              expect(alive).toEqual([]);
              workers.set(holder, now + replyMs);
              expect(next).toEqual({ state: 'open', holder, until: now + replyMs });
            } else expect(next).toBe(exchange);
            exchange = next;
            duties.push({ duty, after: endings.length });
          }
          if (step.kind === 'sweep' && exchange !== undefined) {
            const holder = holderOf(step.process);
            const before: Exchange = exchange;
            const taken = takenOver(exchange, { holder, now, until: now + replyMs });
            if (taken !== undefined) {
              expect(before).toMatchObject({ state: 'open' });
              expect([...workers].filter(([, until]) => until > now)).toEqual([]);
              workers.set(holder, now + replyMs);
              exchange = taken;
            }
          }
          if (step.kind === 'end' && exchange !== undefined) {
            const ending: Ending =
              step.ending === 'replied'
                ? { state: 'replied', deliveryId: `d${deliveries}` }
                : { state: step.ending };
            const before: Exchange = exchange;
            const next = ended(exchange, holderOf(step.process), ending);
            if (next !== undefined) {
              expect(before).toMatchObject({ state: 'open', holder: holderOf(step.process) });
              deliveries += 1;
              workers.clear();
              endings.push(next);
              exchange = next;
            }
          }
        }
        expect(endings.length).toBeLessThanOrEqual(1);
        const ending = endings[0];
        if (ending !== undefined) {
          expect(exchange).toBe(ending);
          const later = duties.filter(({ after }) => after === 1).map(({ duty }) => duty);
          expect(new Set(later).size).toBeLessThanOrEqual(1);
          expect(later).not.toContain('work');
          expect(later).not.toContain('join');
        }
        // The platform asks on for as long as it likes: somebody always owes it something.
        const { duty } = asked(exchange, { holder: 'late', now: now + 60_000, until: now + 64_000 });
        expect(ending === undefined ? ['work'] : ['repeat', 'acknowledge']).toContain(duty);
      }),
      { numRuns: 2_000 },
    );
  });
});
