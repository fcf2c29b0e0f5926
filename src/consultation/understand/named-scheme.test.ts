import { describe, expect, it } from 'vitest';
import { normalise } from '../../language/script.ts';
import { schemesNamed } from './named-scheme.ts';

describe('schemes that a question names', () => {
  it.each([
    ['上海市“专利飞速通”绿色通道怎么申请', ['专利飞速通']],
    ['「知產快貸」還能申請嗎', ['知产快贷']],
    ['Does the "Silver IP Voucher" still exist?', ['silver ip voucher']],
    ['How do I join the "Bright Ideas" programme?', ['bright ideas']],
  ])('finds them in %s', (question, names) => {
    expect(schemesNamed(normalise(question))).toEqual(names);
  });

  it.each([
    '“撤三”是什么意思',
    '别人注册了“小白兔”怎么办',
    "Our mark 'Moonlight' was refused",
    '商标续展多少钱',
  ])('leaves %s alone', (question) => {
    expect(schemesNamed(normalise(question))).toEqual([]);
  });
});
