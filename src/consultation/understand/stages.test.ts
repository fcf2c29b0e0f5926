import { describe, expect, it } from 'vitest';
import { stagesIn } from './stages.ts';

describe('stagesIn', () => {
  it.each([
    ['外观专利年费第四年多少', [4]],
    ['第4到6年每年交多少', [4, 6]],
    ['发明养到第十年了', [10]],
    ['实用新型年费第十二年度', [12]],
    ['annuity for year 10', [10]],
    ['fees for years 4 to 6', [4, 6]],
    ['in its 11th year', [11]],
    ['the tenth year annuity', [10]],
    ['商标续展多少钱', []],
    ['年费可以一次交二十年吗', []],
    ['能一次性缴10年的费吗', []],
    ['三年内没有使用', []],
  ])('reads “%s” as %j', (text, stages) => {
    expect(stagesIn(text)).toEqual(stages);
  });
});
