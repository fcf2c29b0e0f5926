import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayAt, startOfDay } from '../platform/day.ts';
import { createWorkingHours, weeklyHoursSchema } from './working-hours.ts';

const hour = 3_600_000;
const hours = createWorkingHours();
/** An instant in Shanghai time. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const shown = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant + 8 * hour).toISOString().slice(0, 16);

describe('working hours', () => {
  it.each([
    ['2026-11-23T08:59', false],
    ['2026-11-23T09:00', true],
    ['2026-11-23T17:29', true],
    ['2026-11-23T17:30', false],
    ['2026-11-22T10:00', false],
  ])('at %s (a Monday and the Sunday before) are open: %s', (time, open) => {
    expect(hours.isOpen(at(time))).toBe(open);
  });

  it('are closed on a statutory holiday and on the days that go with it', () => {
    expect(hours.isOpen(at('2026-10-01T10:00'))).toBe(false);
    expect(hours.isOpen(at('2026-10-07T10:00'))).toBe(false);
    expect(hours.isOpen(at('2026-02-23T10:00'))).toBe(false);
    expect(hours.isOpen(at('2026-10-08T10:00'))).toBe(true);
  });

  it('are open on a Saturday or Sunday that is worked in exchange', () => {
    expect(hours.isOpen(at('2026-10-10T10:00'))).toBe(true);
    expect(hours.isOpen(at('2026-01-04T10:00'))).toBe(true);
    expect(hours.isOpen(at('2026-10-11T10:00'))).toBe(false);
  });

  it('count working time over nights, weekends and holidays', () => {
    expect(shown(hours.after(at('2026-11-23T10:00'), 2 * hour))).toBe('2026-11-23T12:00');
    expect(shown(hours.after(at('2026-11-20T17:00'), 1 * hour))).toBe('2026-11-23T09:30');
    expect(shown(hours.after(at('2026-11-20T22:00'), 0))).toBe('2026-11-23T09:00');
    expect(shown(hours.after(at('2026-09-30T17:00'), 1 * hour))).toBe('2026-10-08T09:30');
  });

  it('promise no time that lies in a year without an official list', () => {
    expect(hours.after(at('2026-12-31T16:00'), 1 * hour)).toBe(at('2026-12-31T17:00'));
    expect(hours.after(at('2026-12-31T16:00'), 4 * hour)).toBeUndefined();
    expect(hours.after(at('2027-03-01T10:00'), 1)).toBeUndefined();
  });

  it('treat the fixed holidays as closed in a year without a list, and keep to the week otherwise', () => {
    expect(hours.isOpen(at('2027-01-01T10:00'))).toBe(false);
    expect(hours.isOpen(at('2027-10-01T10:00'))).toBe(false);
    expect(hours.isOpen(at('2027-03-01T10:00'))).toBe(true);
  });

  it('find no time where nobody ever works', () => {
    expect(createWorkingHours({}).after(at('2026-01-05T10:00'), 1)).toBeUndefined();
  });

  it('keep to a lunch break', () => {
    const spans = [
      { from: '09:00', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ];
    const split = createWorkingHours({ monday: spans });
    expect(split.isOpen(at('2026-11-23T12:00'))).toBe(false);
    expect(shown(split.after(at('2026-11-23T11:00'), 1 * hour))).toBe('2026-11-23T14:00');
  });

  it('end every working time within open hours, never before it began, and never earlier for more of it', () => {
    const first = startOfDay(day('2025-01-01'));
    const last = startOfDay(day('2026-11-30'));
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: last }),
        fc.integer({ min: 1, max: 20 * hour }),
        fc.integer({ min: 0, max: 10 * hour }),
        (from, length, more) => {
          const end = hours.after(from, length);
          const later = hours.after(from, length + more);
          expect(end).toBeDefined();
          expect(end!).toBeGreaterThanOrEqual(from + length);
          expect(hours.isOpen(end! - 1), dayAt(end!)).toBe(true);
          if (later !== undefined) expect(later).toBeGreaterThanOrEqual(end!);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are read from settings with times that exist, in order', () => {
    expect(weeklyHoursSchema.safeParse({ monday: [{ from: '09:00', to: '17:00' }] }).success).toBe(true);
    expect(weeklyHoursSchema.safeParse({ monday: [{ from: '17:00', to: '09:00' }] }).success).toBe(false);
    expect(weeklyHoursSchema.safeParse({ monday: [{ from: '25:00', to: '26:00' }] }).success).toBe(false);
    expect(weeklyHoursSchema.safeParse({ someday: [] }).success).toBe(false);
  });
});
