import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, dayAt, daysBetween, isDay, startOfDay } from './day.ts';

describe('days', () => {
  it('are those of Shanghai, eight hours ahead of UTC', () => {
    expect(dayAt(Date.parse('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
    expect(dayAt(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '20260101', '', '2026-01-01T00:00', '0000-01-01'])(
    'refuse %j',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => day(text)).toThrow(RangeError);
    },
  );

  it('count over leap days', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(daysBetween(day('2026-11-23'), day('2027-01-01'))).toBe(39);
  });

  it('survive the way to an instant and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        const of = dayAt(at);
        expect(isDay(of)).toBe(true);
        expect(dayAt(startOfDay(of))).toBe(of);
        expect(startOfDay(of)).toBeLessThanOrEqual(at);
      }),
    );
  });
});
