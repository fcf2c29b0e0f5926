import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Homophones } from './homophones.ts';
import { lexicon } from './lexicon.ts';
import { normalise } from './script.ts';
import { anyText } from './testing/texts.ts';

const homophones = new Homophones([
  ...lexicon,
  '复审',
  '手续',
  '委托书',
  '著作权',
  '注册',
  '商标',
  '软件著作权',
]);

describe('words mistyped by their sound', () => {
  it.each([
    ['驳回付审要带什么', '驳回复审要带什么'],
    ['办什么首续', '办什么手续'],
    ['委拖书要几份', '委托书要几份'],
    ['软件著做权登记', '软件著作权登记'],
    ['商标没注侧', '商标没注册'],
  ])('%s is read as %s', (typed, meant) => {
    expect(homophones.correct(typed)).toBe(meant);
  });

  it.each(['专利年费多少钱', '商标到期了怎么续展', '我想申请外观设计专利', 'PCT国家阶段期限', '转人工', ''])(
    'lets %j be',
    (text) => {
      expect(homophones.correct(text)).toBe(text);
    },
  );

  it('changes no word of the dictionary and no length, and does nothing more the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = homophones.correct(normalise(text));
        expect(once).toHaveLength(normalise(text).length);
        expect(homophones.correct(once)).toBe(once);
      }),
    );
  });
});
