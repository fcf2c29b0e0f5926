import { describe, expect, it } from 'vitest';
import { normalise } from '../../language/script.ts';
import { inPlainWords } from './plain-words.ts';

describe('inPlainWords', () => {
  it.each([
    ['外观能管几年', '外观设计保护期多少年'],
    ['年费忘交了咋整', '年费未缴了怎么办'],
    ['牌子怎么过户', '商标怎么转让'],
    ['電腦軟體登記', '计算机软件登记'],
    ['設計專利年費', '外观设计专利年费'],
    ['想把对手的专利打掉', '想把对手的专利宣告无效'],
    ['新型专利的费减', '实用新型专利的费用减缴'],
  ])('says “%s” as “%s”', (said, meant) => {
    expect(inPlainWords(normalise(said))).toBe(meant);
  });

  it.each([
    '外观设计专利保护多少年',
    '布图设计专有权',
    '商标注册证补发',
    '费用减缴比例',
    'how long is a patent valid',
  ])('leaves “%s” as it is', (text) => {
    expect(inPlainWords(text)).toBe(text);
  });
});
