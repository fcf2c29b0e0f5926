import type { Language } from '../language/language.ts';

/** A day as people write it: 2027年1月1日, 1 January 2027. */
export function formatDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language !== 'en') return `${Number(year)}年${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${monthNames[Number(month) - 1] ?? month} ${Number(year)}`;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
