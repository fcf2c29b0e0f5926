import { isDay, type Day } from '../platform/day.ts';
import { parseChineseNumber } from './numerals.ts';
import { foldInPlace } from './script.ts';
import { TakenPlaces } from './taken-places.ts';

/** A date in a text, as exact as it was written. */
export interface FoundDate {
  readonly year?: number;
  readonly month?: number;
  readonly dayOfMonth?: number;
  /** Given when year, month and day are known and exist. */
  readonly day?: Day;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
/** Small letters too, save for the verb may. */
const monthName = `(?<name>${[...months, 'sept']
  .map((month) => [month.charAt(0), month.slice(1, 3), month.slice(3)] as const)
  .map(([first, short, rest]) => `[${first.toUpperCase()}${rest === '' ? '' : first}]${short}(?:${rest})?`)
  .join('|')})\\.?`;
const zhYear = '(?<year>(?:19|20)\\d{2}|[一二][零〇一二三四五六七八九]{3})';
const zhMonth = '(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const zhDay = '(?<date>[12]\\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])';
const enDay = '(?<date>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
const enYear = '(?<year>(?:19|20)\\d{2})';

const patterns: readonly RegExp[] = [
  // Years of the Republic, as Taiwan counts them.
  /(?:民国 ?\d{2,3} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?|(?<!\d)\d{2,3} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)/gu,
  new RegExp(`(?<!\\d)${zhYear} ?年 ?(?:${zhMonth} ?月(?:份|底|初|末)? ?(?:${zhDay} ?[日号])?)?(?!代)`, 'gu'),
  new RegExp(`(?<![\\d.个第])${zhMonth} ?月 ?${zhDay} ?[日号]`, 'gu'),
  /(?<![\d个第一二三四五六七八九十])(?<month>1[0-2]|0?[1-9])\s?月(?:份|底|初|末)?(?!\s?\d)/gu,
  /(?<=每[年月]|当月|次月|本月|该月)(?<date>[12]\d|3[01]|0?[1-9])[日号]/gu,
  /(?<![\d.-])(?<year>(?:19|20)\d{2})(?<mark>[-./])(?<month>1[0-2]|0?[1-9])\k<mark>(?<date>[12]\d|3[01]|0?[1-9])(?![\d.-]\d|\d)/gu,
  new RegExp(`\\b${monthName}\\s+${enDay},?\\s+${enYear}\\b`, 'gu'),
  new RegExp(`\\b${enDay}\\s+(?:of\\s+)?${monthName},?\\s+${enYear}\\b`, 'gu'),
  new RegExp(`\\b${monthName}\\s+${enYear}\\b`, 'gu'),
  new RegExp(`\\b${monthName}\\s+${enDay}\\b(?!\\s*(?:years?|months?|days?|%))`, 'gu'),
  new RegExp(
    `\\b(?<=(?:in|since|until|by|of|from|year|before|after)\\s)${enYear}\\b(?![\\d,.]*\\d|\\s*(?:yuan|years|months|days|%))`,
    'giu',
  ),
];

/** Dates in Chinese and English, in the order of the text, none inside another. */
export function findDates(text: string): FoundDate[] {
  const folded = foldInPlace(text);
  const found: FoundDate[] = [];
  const taken = new TakenPlaces(text.length);
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (!taken.isFree(start, end)) continue;
      taken.take(start, end);
      found.push({ ...partsOf(match.groups ?? {}), start, end, text: text.slice(start, end) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function partsOf(
  groups: Readonly<Record<string, string | undefined>>,
): Omit<FoundDate, 'start' | 'end' | 'text'> {
  const year = valueOf(groups.year);
  const month = groups.name === undefined ? valueOf(groups.month) : monthOf(groups.name);
  const dayOfMonth = valueOf(groups.date);
  const whole = `${year ?? 0}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(dayOfMonth === undefined ? {} : { dayOfMonth }),
    ...(isDay(whole) ? { day: whole } : {}),
  };
}

function valueOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseChineseNumber(text);
}

function monthOf(name: string): number {
  return months.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

function twoDigits(value: number | undefined): string {
  return String(value ?? 0).padStart(2, '0');
}
