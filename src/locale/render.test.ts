import { describe, expect, it } from 'vitest';
import { renderLine, renderReply, type RenderableReply } from './render.ts';

const reply: RenderableReply = {
  lines: [
    { key: 'card.selected', params: { label: '第4至5年', value: '900元' }, citations: [1] },
    { text: '年费按年度缴纳。', citations: [1, 2] },
  ],
  citations: [
    {
      marker: 1,
      title: '专利年费',
      section: '年费',
      documentNumber: '第1号',
      effectiveFrom: '2021-06-01',
      url: 'https://example.org/fee',
    },
    {
      marker: 2,
      title: '商标法',
      section: '第三十三条',
      effectiveFrom: '2019-11-01',
      effectiveTo: '2026-12-31',
    },
  ],
  choices: [],
  card: {
    rows: [
      { label: '第4至5年', value: '900元', selected: true },
      { label: '第6至8年', value: '1,200元', selected: false },
    ],
    conditions: ['以申请日起算。'],
  },
  notices: [{ key: 'notice.change', params: { law: '《商标法》', date: '2027年1月1日' } }],
  aiGenerated: false,
};

describe('renderReply', () => {
  it('shows label, lines with markers, the other rows, conditions, notices and sources', () => {
    expect(renderReply(reply, 'zh-Hans')).toBe(
      [
        '【自动回复】\n第4至5年：900元。[1]\n年费按年度缴纳。[1][2]',
        '- 第6至8年：1,200元',
        '说明：\n以申请日起算。',
        '提示：\n《商标法》将有变化：新规定自2027年1月1日起施行。',
        '来源：\n[1] 专利年费 年费（第1号），自2021年6月1日起施行 https://example.org/fee\n[2] 商标法 第三十三条，2019年11月1日起施行，有效至2026年12月31日',
      ].join('\n\n'),
    );
  });

  it('labels model-written text', () => {
    expect(renderReply({ ...reply, aiGenerated: true }, 'en')).toMatch(/^\[AI-generated/);
  });

  it('numbers choices', () => {
    const choices = [{ label: '专利' }, { label: '商标' }];
    const asked = { ...reply, lines: [], card: undefined, notices: [], citations: [], choices };
    expect(renderReply(asked, 'zh-Hans')).toBe('1. 专利\n2. 商标');
  });
});

describe('renderLine', () => {
  it('marks a quotation in another language', () => {
    const line = { text: '期限为十五年。', quotedLanguage: 'zh-Hans' as const, citations: [1] };
    expect(renderLine(line, 'en')).toBe('[Original text in Chinese] 期限为十五年。[1]');
    expect(renderLine(line, 'zh-Hans')).toBe('期限为十五年。[1]');
  });

  it('shows a key it does not know instead of failing', () => {
    expect(renderLine({ key: 'of.another.version', params: {} }, 'en')).toBe('of.another.version');
  });
});
