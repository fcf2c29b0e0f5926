import { describe, expect, it } from 'vitest';
import type { WireReply } from '../line/wire.ts';
import { copyOf, foreignLabel, validityOf } from './citation-text.ts';
import { speechOf } from './speech.ts';

const citation = {
  marker: 1,
  title: '示例条例',
  section: '第三条',
  documentNumber: '示例〔2026〕1号',
  effectiveFrom: '2026-01-01',
  url: 'https://law.example/1',
  quote: '保护期为十年。',
};
const reply: WireReply = {
  lines: [{ text: '保护期为十年。', citations: [1] }],
  citations: [citation],
  choices: [],
  card: {
    title: '期限',
    rows: [
      { label: '甲', value: '十年', selected: true },
      { label: '乙', value: '五年', selected: false },
    ],
    conditions: ['自申请日起算。'],
  },
  notices: ['明年有变化。'],
  aiGenerated: true,
};

describe('a copied answer', () => {
  it('carries its label, its conditions and its sources', () => {
    expect(copyOf(reply, '人工智能生成', speechOf('zh-Hans'))).toBe(
      [
        '【人工智能生成】\n保护期为十年。[1]',
        '- 乙：五年',
        '说明：\n自申请日起算。',
        '提示：\n明年有变化。',
        '依据：\n[1] 示例条例 第三条，示例〔2026〕1号，自2026年1月1日起施行，https://law.example/1',
      ].join('\n\n'),
    );
    expect(copyOf(reply, 'AI-generated', speechOf('en'))).toContain('[AI-generated]\n');
  });
});

describe('a citation', () => {
  it('says since when, or from when to when, it is in force', () => {
    expect(validityOf(citation, speechOf('en'))).toBe('in force since 1 January 2026');
    expect(validityOf({ ...citation, effectiveTo: '2026-12-31' }, speechOf('zh-Hant'))).toBe(
      '2026年1月1日起施行，有效至2026年12月31日',
    );
    expect(validityOf({ marker: 1, title: '', section: '', quote: '' }, speechOf('en'))).toBe('');
  });

  it('names the language of the original where it is not the reader’s', () => {
    expect(foreignLabel(citation.quote, speechOf('en'))).toBe('Original text in Chinese');
    expect(foreignLabel('Ten years.', speechOf('zh-Hans'))).toBe('英文原文');
    expect(foreignLabel(citation.quote, speechOf('zh-Hant'))).toBeUndefined();
  });
});
