import { day } from '../platform/day.ts';
import { officialYears, type OfficialYear } from './official-calendar.ts';
import type { Holidays, Settings } from './operator-settings.ts';
import { createWorkingHours, type WeeklyHours, type WorkingHours } from './working-hours.ts';

/** Working hours as the operator sets them at the moment; worked out anew only after a change. */
export function liveWorkingHours(settings: Settings): WorkingHours {
  let made: { weekly: WeeklyHours; holidays: Holidays; hours: WorkingHours } | undefined;
  const hours = (): WorkingHours => {
    const weekly = settings.current('people.workingHours');
    const holidays = settings.current('people.holidays');
    if (made?.weekly !== weekly || made.holidays !== holidays)
      made = { weekly, holidays, hours: createWorkingHours(weekly, yearsWith(holidays)) };
    return made.hours;
  };
  return {
    isOpen: (at) => hours().isOpen(at),
    after: (at, workingMs) => hours().after(at, workingMs),
  };
}

/** The official lists that came with the program, with the operator's own in their place or beside them. */
export function yearsWith(holidays: Holidays): ReadonlyMap<number, OfficialYear> {
  const own = Object.entries(holidays).map(
    ([year, lists]) =>
      [
        Number(year),
        { holidays: new Set(lists.holidays.map(day)), workdays: new Set(lists.workdays.map(day)) },
      ] as const,
  );
  return new Map([...officialYears, ...own]);
}
