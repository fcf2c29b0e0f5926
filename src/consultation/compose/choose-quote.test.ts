import { describe, expect, it } from 'vitest';
import type { Passage } from '../../knowledge/passage.ts';
import { chooseQuote } from './choose-quote.ts';

const passage = (kind: Passage['kind'], text: string): Passage => ({
  ...{ id: 'd#u@zh-Hans', documentId: 'd', unit: 'u', ordinal: 0, kind, language: 'zh-Hans' },
  ...{ path: [], section: '第一条', text, askedAs: [], recordIds: [] },
});

describe('chooseQuote', () => {
  const article = passage(
    'article',
    '商标注册申请由商标局受理。\n对驳回申请的决定不服的，可以从收到通知起十五日内申请复审。\n商标局应当公告核准注册的商标。',
  );

  it('takes the paragraph that answers, and leaves the others', () => {
    expect(chooseQuote(article, { query: '驳回申请后几天内申请复审', aspects: ['time'] })).toBe(
      '对驳回申请的决定不服的，可以从收到通知起十五日内申请复审。',
    );
  });

  it('prefers the paragraph that holds the value asked for', () => {
    const text = '申请复审的人应当说明复审理由。\n期限是十五日。';
    expect(chooseQuote(passage('article', text), { query: '复审', aspects: ['time'] })).toContain(
      '期限是十五日。',
    );
  });

  it('quotes a short section whole', () => {
    const short = passage('section', '窗口提供咨询。窗口也受理申请。');
    expect(chooseQuote(short, { query: '受理', aspects: [] })).toBe('窗口提供咨询。窗口也受理申请。');
  });

  it('quotes words of the passage, unchanged', () => {
    for (const query of ['商标', '公告', '不相干', '']) {
      expect(article.text).toContain(chooseQuote(article, { query, aspects: [] }));
    }
  });
});
