import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitClauses, splitSentences } from './sentences.ts';
import { anyText } from './testing/texts.ts';

describe('splitSentences', () => {
  test.each<[string, string[]]>([
    ['发明专利二十年。实用新型十年！外观设计呢？', ['发明专利二十年。', '实用新型十年！', '外观设计呢？']],
    ['费用为3.5万元。另收0.5%。', ['费用为3.5万元。', '另收0.5%。']],
    ['他说：“可以。不要急。”然后走了。', ['他说：“可以。不要急。”', '然后走了。']],
    ['提交申请（见指南。第三章）后缴费。', ['提交申请（见指南。第三章）后缴费。']],
    ['依据《专利法。释义》第四十二条。完。', ['依据《专利法。释义》第四十二条。', '完。']],
    ['等等……然后继续。', ['等等……然后继续。']],
    ['真的吗？！是的。', ['真的吗？！', '是的。']],
    ['没有句号', ['没有句号']],
    ['第一款内容。\n第二款内容。', ['第一款内容。\n', '第二款内容。']],
    ['标题\n正文。', ['标题\n', '正文。']],
    ['', []],
  ])('cuts Chinese: %j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  test.each<[string, string[]]>([
    ['It lasts 15 years. It ends then.', ['It lasts 15 years. ', 'It ends then.']],
    ['The fee is RMB 3.5 million. Pay it.', ['The fee is RMB 3.5 million. ', 'Pay it.']],
    ['See Art. 42, e.g. for U.S. patents. Done.', ['See Art. 42, e.g. for U.S. patents. ', 'Done.']],
    [
      'No. 12 of Mr. Li of ABC Co., Ltd. is ours. The rest is not.',
      ['No. 12 of Mr. Li of ABC Co., Ltd. is ours. ', 'The rest is not.'],
    ],
    ['Copies, forms, etc. The office keeps them.', ['Copies, forms, etc. ', 'The office keeps them.']],
    ['Really? Yes! Good.', ['Really? ', 'Yes! ', 'Good.']],
    ['1. Apply online. 2. Pay the fee.', ['1. Apply online. ', '2. Pay the fee.']],
    ['See www.example.com. Then go.', ['See www.example.com. ', 'Then go.']],
    ['A line that was\nwrapped goes on. Next.', ['A line that was\nwrapped goes on. ', 'Next.']],
    ['Title\n\nBody.', ['Title\n\n', 'Body.']],
    ['He said (it is so. really) and left. Bye.', ['He said (it is so. really) and left. ', 'Bye.']],
  ])('cuts English: %j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  test('keeps a list of items with its lead', () => {
    const list =
      '有下列情形之一的，不予注册：\n（一）缺乏显著特征的；\n（二）容易产生误认的；\n（三）其他情形。\n';
    expect(splitSentences(`${list}前款规定不影响续展。`)).toEqual([list, '前款规定不影响续展。']);
  });

  test('an opening bracket that is never closed swallows nothing', () => {
    expect(splitSentences('（注意。第一。第二。')).toHaveLength(3);
  });

  test('loses no character of any text and keeps their order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(splitSentences(text).join('')).toBe(text);
        expect(splitSentences(text)).not.toContain('');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('splitClauses', () => {
  test('cuts after semicolons and between items', () => {
    expect(splitClauses('分为三类：（一）甲；（二）乙；（三）丙。')).toEqual([
      '分为三类：',
      '（一）甲；',
      '（二）乙；',
      '（三）丙。',
    ]);
  });

  test('loses no character of any text', () => {
    fc.assert(fc.property(anyText, (text) => splitClauses(text).join('') === text));
  });
});
