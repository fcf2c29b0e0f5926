import { z } from 'zod';
import { addDays, dayAt, startOfDay, type Day } from '../platform/day.ts';
import { fixedHolidays, officialYears, type OfficialYear } from './official-calendar.ts';

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'write a time as HH:MM');
const spanSchema = z
  .strictObject({ from: timeSchema, to: timeSchema })
  .refine((span) => span.from < span.to, 'the end must come after the beginning');

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Spans of work by weekday in Shanghai time, in order; a weekday left out is free. A make-up day works like a Friday. */
export const weeklyHoursSchema = z.partialRecord(z.enum(weekdays), z.array(spanSchema));
export type WeeklyHours = z.infer<typeof weeklyHoursSchema>;

const officeDay = [{ from: '09:00', to: '17:30' }];
export const defaultWeeklyHours: WeeklyHours = {
  monday: officeDay,
  tuesday: officeDay,
  wednesday: officeDay,
  thursday: officeDay,
  friday: officeDay,
};

/** When agents work. Instants are epoch milliseconds. */
export interface WorkingHours {
  isOpen(at: number): boolean;
  /**
   * The instant after so much working time from an instant on. Undefined where that would mean to promise a
   * time in a year without an official list, or where there is no working time within a year.
   */
  after(at: number, workingMs: number): number | undefined;
}

/** An open interval of one day, epoch milliseconds. */
interface Span {
  from: number;
  to: number;
}

const longestSearchDays = 366;

/** Working hours from weekly hours and the official lists of holidays and make-up days. */
export function createWorkingHours(
  weekly: WeeklyHours = defaultWeeklyHours,
  years: ReadonlyMap<number, OfficialYear> = officialYears,
): WorkingHours {
  const spansOn = (of: Day): Span[] => {
    const hours = weekly[workedLike(of, years)] ?? [];
    return isFree(of, years)
      ? []
      : hours.map((span) => ({ from: instant(of, span.from), to: instant(of, span.to) }));
  };
  return {
    isOpen: (at) => spansOn(dayAt(at)).some((span) => span.from <= at && at < span.to),
    after: (at, workingMs) => {
      let left = workingMs;
      const first = dayAt(at);
      for (let offset = 0; offset < longestSearchDays; offset += 1) {
        const current = addDays(first, offset);
        if (!years.has(yearOf(current))) return undefined;
        for (const span of spansOn(current)) {
          const from = Math.max(span.from, at);
          if (from >= span.to) continue;
          if (left <= span.to - from) return from + left;
          left -= span.to - from;
        }
      }
      return undefined;
    },
  };
}

function isFree(of: Day, years: ReadonlyMap<number, OfficialYear>): boolean {
  const year = years.get(yearOf(of));
  return year === undefined ? fixedHolidays.has(of.slice(5)) : year.holidays.has(of);
}

function workedLike(of: Day, years: ReadonlyMap<number, OfficialYear>): (typeof weekdays)[number] {
  if (years.get(yearOf(of))?.workdays.has(of) === true) return 'friday';
  const sundayFirst = new Date(`${of}T00:00:00Z`).getUTCDay();
  return weekdays[(sundayFirst + 6) % 7] ?? 'sunday';
}

function yearOf(of: Day): number {
  return Number(of.slice(0, 4));
}

function instant(of: Day, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return startOfDay(of) + (hours * 60 + minutes) * 60_000;
}
