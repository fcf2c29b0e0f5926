import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDates } from './dates.ts';
import { anyText } from './testing/texts.ts';

test.each<[string, unknown[]]>([
  ['自2027年1月1日起', [{ day: '2027-01-01', year: 2027, month: 1, dayOfMonth: 1 }]],
  ['2027-01-01', [{ day: '2027-01-01', year: 2027, month: 1, dayOfMonth: 1 }]],
  ['2027/1/1', [{ day: '2027-01-01', year: 2027, month: 1, dayOfMonth: 1 }]],
  ['２０２７年１月１日', [{ day: '2027-01-01', year: 2027, month: 1, dayOfMonth: 1 }]],
  ['二〇二六年十一月二十三日', [{ day: '2026-11-23', year: 2026, month: 11, dayOfMonth: 23 }]],
  ['January 1, 2027', [{ day: '2027-01-01', year: 2027, month: 1, dayOfMonth: 1 }]],
  ['23rd of November 2026', [{ day: '2026-11-23', year: 2026, month: 11, dayOfMonth: 23 }]],
  ['Nov. 2026', [{ year: 2026, month: 11 }]],
  ['2025年底', [{ year: 2025 }]],
  ['3月', [{ month: 3 }]],
  ['6月30日前', [{ month: 6, dayOfMonth: 30 }]],
  ['2026年2月30日', [{ year: 2026, month: 2, dayOfMonth: 30 }]],
  [
    '2025年6月1日至2026年5月31日',
    [
      { day: '2025-06-01', year: 2025, month: 6, dayOfMonth: 1 },
      { day: '2026-05-31', year: 2026, month: 5, dayOfMonth: 31 },
    ],
  ],
  ['三个月', []],
  ['20年', []],
  ['GB/T 29490-2013', []],
  ['may 15 people', []],
])('%s', (text, dates) => {
  const found = findDates(text).map(({ day, year, month, dayOfMonth }) => ({
    ...(day === undefined ? {} : { day }),
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(dayOfMonth === undefined ? {} : { dayOfMonth }),
  }));
  expect(found).toEqual(dates);
});

test('reports places in the text, none inside another', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { start, end, text: part } of findDates(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(part);
        last = end;
      }
    }),
  );
});
