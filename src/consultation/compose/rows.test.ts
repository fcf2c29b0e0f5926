import { describe, expect, it } from 'vitest';
import { recordOf } from '../testing/make-release.ts';
import { selectedValues } from './rows.ts';

const both = (text: string) => ({ 'zh-Hans': text, en: text });
const fee = recordOf({
  id: 'fee',
  kind: 'fee',
  title: both('费用'),
  statement: both('费用'),
  values: [
    {
      id: 'online',
      label: both('网上'),
      quantity: { value: 450, unit: 'yuan' },
      applies: { words: ['网上', 'online'] },
    },
    {
      id: 'paper',
      label: both('纸质'),
      quantity: { value: 500, unit: 'yuan' },
      applies: { words: ['纸质', 'paper'] },
    },
    { id: 'late', label: both('迟延'), quantity: { value: 250, unit: 'yuan' } },
  ],
});
const annuity = recordOf({
  id: 'annuity',
  kind: 'fee',
  title: both('年费'),
  statement: both('年费'),
  values: [
    {
      id: 'early',
      label: both('第1至3年'),
      quantity: { value: 600, unit: 'yuan' },
      applies: { from: 1, to: 3 },
    },
    {
      id: 'middle',
      label: both('第4至5年'),
      quantity: { value: 900, unit: 'yuan' },
      applies: { from: 4, to: 5 },
    },
    { id: 'late', label: both('第6年起'), quantity: { value: 1200, unit: 'yuan' }, applies: { from: 6 } },
  ],
});
const ids = (record: typeof fee, question: string) => selectedValues(record, question).map(({ id }) => id);

describe('selectedValues', () => {
  it('takes the values a word of the question means', () => {
    expect(ids(fee, '网上交多少钱')).toEqual(['online']);
    expect(ids(fee, 'is it cheaper online?')).toEqual(['online']);
    expect(ids(fee, '网上和纸质分别多少钱')).toEqual(['online', 'paper']);
  });

  it('finds English words only as whole words', () => {
    expect(ids(fee, 'papers needed')).toEqual([]);
  });

  it('takes the value of the stage', () => {
    expect(ids(annuity, '第五年多少')).toEqual(['middle']);
    expect(ids(annuity, 'fee for year 9')).toEqual(['late']);
    expect(ids(annuity, '第2到4年')).toEqual(['early', 'middle']);
  });

  it('takes none when the question means all alike, or asks for more than it names', () => {
    expect(ids(fee, '要多少钱')).toEqual([]);
    expect(ids(fee, '网上多少钱，晚了再加多少')).toEqual([]);
    expect(ids(annuity, '每年多少')).toEqual([]);
  });
});
