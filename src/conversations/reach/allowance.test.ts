import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterInteraction,
  afterSending,
  leftFor,
  noAllowance,
  windowEnd,
  whyNothingLeft,
  type Allowance,
} from './allowance.ts';

const hour = 3_600_000;

describe('the allowance of messages', () => {
  it('is five in 48 hours after a message, two of them for an agent', () => {
    let allowance: Allowance = afterInteraction(noAllowance, 'message', 0);
    const send = (speaker: 'assistant' | 'agent', now = 1) => {
      const next = afterSending(allowance, speaker, now);
      if (next !== undefined) allowance = next;
      return next !== undefined;
    };
    expect([send('assistant'), send('assistant'), send('assistant'), send('assistant')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(leftFor(allowance, 'assistant', 1)).toBe(0);
    expect(leftFor(allowance, 'agent', 1)).toBe(2);
    expect(windowEnd(allowance, 1)).toBe(48 * hour);
    expect([send('agent'), send('agent'), send('agent')]).toEqual([true, true, false]);
    expect(whyNothingLeft(allowance, 1)).toBe('quota-used');
    expect(whyNothingLeft(allowance, 48 * hour)).toBe('window-over');
    expect(windowEnd(allowance, 1)).toBeUndefined();
  });

  it('is three in a minute after a tap, which are used before the others', () => {
    const both = afterInteraction(afterInteraction(noAllowance, 'message', 0), 'act', 0);
    expect(leftFor(both, 'agent', 1)).toBe(8);
    expect(afterSending(both, 'assistant', 1)).toMatchObject({ messageLeft: 5, actLeft: 2 });
    expect(leftFor(both, 'agent', 60_000)).toBe(5);
    expect(afterSending(both, 'assistant', 60_000)).toMatchObject({ messageLeft: 4, actLeft: 3 });
  });

  it('never lets more through than the platform does, in any order of events', () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constantFrom('message' as const, 'act' as const) }),
      fc.record({
        kind: fc.constant('send' as const),
        speaker: fc.constantFrom('assistant' as const, 'agent' as const),
      }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 60 * hour }) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let now = 0;
        let allowance: Allowance = noAllowance;
        const opened = { message: -Infinity, act: -Infinity };
        let sent: number[] = [];
        for (const each of events) {
          if (each.kind === 'wait') now += each.ms;
          else if (each.kind === 'send') {
            const next = afterSending(allowance, each.speaker, now);
            expect(next !== undefined).toBe(leftFor(allowance, each.speaker, now) > 0);
            if (next === undefined) continue;
            allowance = next;
            sent.push(now);
            expect(now - opened.message < 48 * hour || now - opened.act < 60_000).toBe(true);
            expect(sent.length).toBeLessThanOrEqual(8);
          } else {
            allowance = afterInteraction(allowance, each.kind, now);
            opened[each.kind] = now;
            sent = [];
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
