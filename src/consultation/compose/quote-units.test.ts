import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsWithItem, leadOf, quoteUnits } from './quote-units.ts';

describe('quoteUnits', () => {
  it('keeps the paragraphs of an article, each with its items', () => {
    const text =
      '有下列情形之一的，不予注册：\n（一）仅有通用名称的；\n（二）缺乏显著特征的。\n前款标志经过使用取得显著特征的，可以注册。';
    expect(quoteUnits({ kind: 'article', text })).toEqual([
      '有下列情形之一的，不予注册：\n（一）仅有通用名称的；\n（二）缺乏显著特征的。\n',
      '前款标志经过使用取得显著特征的，可以注册。',
    ]);
  });

  it('keeps an exception with its rule', () => {
    const text = '不构成侵权。但是，明知的除外。费用由申请人承担。';
    expect(quoteUnits({ kind: 'section', text })).toEqual([
      '不构成侵权。但是，明知的除外。',
      '费用由申请人承担。',
    ]);
    expect(
      quoteUnits({ kind: 'section', text: 'It is free. However, copies cost a fee. Pay online.' }),
    ).toEqual(['It is free. However, copies cost a fee. ', 'Pay online.']);
  });

  it('keeps a table whole', () => {
    expect(quoteUnits({ kind: 'table', text: '目标 | 2025年\n网点 | 35。\n' })).toHaveLength(1);
  });

  it('loses no character of any text', () => {
    const letters = fc.constantFrom(
      '规',
      '定',
      '。',
      '；',
      '：',
      '\n',
      '（一）',
      '但',
      '第',
      ' ',
      'a',
      '. ',
      '1. ',
      'However',
    );
    fc.assert(
      fc.property(
        fc.array(letters),
        fc.constantFrom('article', 'section', 'table', 'record'),
        (parts, kind) => {
          const text = parts.join('');
          expect(quoteUnits({ kind, text }).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('a list that goes on in a later part', () => {
  it('is known by its first item, and its lead by the colon', () => {
    expect(beginsWithItem('（四）有章程草案。')).toBe(true);
    expect(beginsWithItem('(四)有章程草案。')).toBe(true);
    expect(beginsWithItem('四个月内提出。')).toBe(false);
    expect(leadOf('第一款。\n设立组织应当具备下列条件：\n（一）有发起人；')).toBe(
      '设立组织应当具备下列条件：',
    );
    expect(leadOf('没有清单。')).toBeUndefined();
  });
});
