import { describe, expect, it } from 'vitest';
import { day } from '../platform/day.ts';
import type { Record } from './record.ts';
import { dayText, fillPlaceholders, statementText } from './record-text.ts';

const fee: Record = {
  id: 'fee-parking',
  kind: 'fee',
  title: { 'zh-Hans': '停车费', en: 'Parking fee' },
  topics: ['public-service'],
  hotlineFunction: 'general',
  askedAs: { 'zh-Hans': [], en: [] },
  statement: {
    'zh-Hans': '每次{{single}}，自{{start}}起，在{{office}}交。',
    en: '{{single}} each time from {{start}}, paid at {{office}}.',
  },
  values: [
    { id: 'single', label: { 'zh-Hans': '每次', en: 'Each time' }, quantity: { value: 10, unit: 'yuan' } },
    { id: 'start', label: { 'zh-Hans': '起始', en: 'Start' }, date: day('2026-03-01') },
    {
      id: 'office',
      label: { 'zh-Hans': '地点', en: 'Place' },
      text: { 'zh-Hans': '门岗', en: 'the gate' },
    },
  ],
  basis: [],
  sources: ['门岗告示'],
  authority: 'guide',
  jurisdiction: '全国',
  effectiveFrom: day('2026-03-01'),
  checkedOn: day('2026-03-01'),
  status: 'starter',
  volatility: 'F',
};
const records = new Map([[fee.id, fee]]);

describe('a statement', () => {
  it('is filled with quantities, days and words of its record in the language asked for', () => {
    expect(statementText(fee, 'zh-Hans')).toBe('每次10元，自2026年3月1日起，在门岗交。');
    expect(statementText(fee, 'en')).toBe('RMB 10 each time from 1 March 2026, paid at the gate.');
  });
});

describe('placeholders of an entry', () => {
  it('copy a value or a whole statement and say from which record', () => {
    const text = '停一次要{{fee-parking.single}}。{{fee-parking}}';
    expect(fillPlaceholders(text, 'zh-Hans', records)).toEqual({
      text: '停一次要10元。每次10元，自2026年3月1日起，在门岗交。',
      recordIds: ['fee-parking'],
      unknown: [],
    });
  });

  it('that nothing answers to are reported and stay as written', () => {
    expect(fillPlaceholders('{{fee-parking.double}} {{ fee-bus }}', 'en', records)).toEqual({
      text: '{{fee-parking.double}} {{ fee-bus }}',
      recordIds: [],
      unknown: ['fee-parking.double', 'fee-bus'],
    });
  });

  it('that lead in a circle end as unknown', () => {
    const circle: Record = { ...fee, statement: { 'zh-Hans': '{{fee-parking}}', en: '{{fee-parking}}' } };
    const filled = fillPlaceholders('{{fee-parking}}', 'en', new Map([[circle.id, circle]]));
    expect(filled.unknown).toEqual(['fee-parking']);
  });
});

describe('a day', () => {
  it('is written out', () => {
    expect(dayText(day('2027-01-01'), 'zh-Hans')).toBe('2027年1月1日');
    expect(dayText(day('2027-12-31'), 'en')).toBe('31 December 2027');
  });
});
