import { z } from 'zod';

/** A calendar day in Asia/Shanghai as `YYYY-MM-DD`. Days compare as strings. */
export type Day = string & { readonly __brand: 'Day' };

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Shanghai has kept UTC+8 without daylight saving since 1991. */
const shanghaiOffset = 8 * 3_600_000;
const dayLength = 86_400_000;

/** Whether the text is a day that exists (2026-02-30 is none). Years 1900 to 9999. */
export function isDay(text: string): text is Day {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) && text >= '1900';
}

/** The text as a day; throws a RangeError that repeats it when it is none. For literals and checked input. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`"${text}" is not a day (YYYY-MM-DD).`);
  return text;
}

/** The Shanghai day of an instant. */
export function dayAt(milliseconds: number): Day {
  return new Date(milliseconds + shanghaiOffset).toISOString().slice(0, 10) as Day;
}

/** The first instant of a Shanghai day, in milliseconds since the epoch. */
export function startOfDay(of: Day): number {
  return Date.parse(`${of}T00:00:00Z`) - shanghaiOffset;
}

/** The day so many days later (or earlier, when negative). */
export function addDays(from: Day, days: number): Day {
  return dayAt(startOfDay(from) + days * dayLength);
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayLength);
}

export const daySchema = z.string().refine(isDay, 'not a day that exists; write it as YYYY-MM-DD');
