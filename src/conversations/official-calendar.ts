import { addDays, day, type Day } from '../platform/day.ts';

/** What the State Council's yearly notice says for one year. */
export interface OfficialYear {
  /** Days off, weekends that belong to a holiday included. */
  readonly holidays: ReadonlySet<Day>;
  /** Saturdays and Sundays that are worked in exchange. */
  readonly workdays: ReadonlySet<Day>;
}

type Range = readonly [first: string, last: string];

/**
 * The years with an official list: the General Office of the State Council's notices on the holidays of 2025
 * (November 2024) and of 2026 (November 2025). A year is added when its notice is out, never before.
 */
export const officialYears: ReadonlyMap<number, OfficialYear> = new Map([
  [
    2025,
    officialYear(
      [
        ['2025-01-01', '2025-01-01'],
        ['2025-01-28', '2025-02-04'],
        ['2025-04-04', '2025-04-06'],
        ['2025-05-01', '2025-05-05'],
        ['2025-05-31', '2025-06-02'],
        ['2025-10-01', '2025-10-08'],
      ],
      ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    ),
  ],
  [
    2026,
    officialYear(
      [
        ['2026-01-01', '2026-01-03'],
        ['2026-02-15', '2026-02-23'],
        ['2026-04-04', '2026-04-06'],
        ['2026-05-01', '2026-05-05'],
        ['2026-06-19', '2026-06-21'],
        ['2026-09-25', '2026-09-27'],
        ['2026-10-01', '2026-10-07'],
      ],
      ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    ),
  ],
]);

/** Statutory holidays on the same date every year, `MM-DD`; in a year without a list they are closed days. */
export const fixedHolidays: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-02',
  '10-01',
  '10-02',
  '10-03',
]);

function officialYear(holidays: readonly Range[], workdays: readonly string[]): OfficialYear {
  return { holidays: new Set(holidays.flatMap(daysOf)), workdays: new Set(workdays.map(day)) };
}

function daysOf([first, last]: Range): Day[] {
  const days: Day[] = [];
  for (let current = day(first); current <= last; current = addDays(current, 1)) days.push(current);
  return days;
}
