import { describe, expect, it } from 'vitest';
import { fieldWords } from '../understand/topics.ts';
import { sentence } from '../../locale/sentences.ts';
import { contextualise } from './contextualise.ts';

const words = fieldWords([]);
const visitor = (text: string) => ({ role: 'visitor' as const, text });
const assistant = (text: string) => ({ role: 'assistant' as const, text });
const queryOf = (question: string, ...asked: string[]) =>
  contextualise(question, { history: asked.flatMap((text) => [visitor(text), assistant('答。')]) }, words)
    .query;

describe('contextualise', () => {
  it.each([
    ['那外观设计呢？', ['发明专利保护多少年'], '外观设计专利保护多少年'],
    ['實用新型呢', ['外观设计专利保护多少年', '那商标呢'], '实用新型专利保护多少年'],
    [
      'what about designs?',
      ['How long is an invention patent valid?'],
      'how long is an design patent valid?',
    ],
    ['要多少钱', ['商标怎么续展'], '商标 续展 要多少钱'],
    ['那逾期了呢', ['专利年费什么时候交'], '专利年费什么时候交 逾期了'],
    ['需要什么材料？', ['商标转让怎么办理', '多久能办好'], '商标转让 需要什么材料'],
    ['那要繳多少？我的是新型', ['专利被驳回可以请求复审吗'], '专利被驳回 请求复审 缴多少?我的是新型'],
    ['第四年的年费是多少？', ['外观设计专利保护多少年？', '转人工'], '外观设计专利 第四年的年费是多少?'],
    ['年费多少', ['我的是实用新型，保护多少年'], '实用新型专利 年费多少'],
    ['And how much is it?', ['How do I renew a trademark?'], 'renew a trademark how much is it'],
  ])('understands “%s” after %j', (question, asked, expected) => {
    const query = queryOf(question, ...asked);
    expect(query.replace(/\s+/g, ' ')).toBe(expected);
  });

  it.each([
    ['商标异议期几个月', ['专利年费怎么交']],
    ['那外观设计专利年费多少钱', ['商标怎么续展']],
    ['年费交晚了怎么办', ['商标怎么续展']],
    ['年费第四年多少', ['发明专利和外观设计专利有什么区别']],
    ['异议期几个月', ['外观设计专利保护多少年']],
    ['And how do I renew my work visa?', ['How do I renew a trademark?']],
    ['How long does copyright last in China?', ['How do I renew a trademark?']],
  ])('leaves “%s” as it is', (question, asked) => {
    expect(queryOf(question, ...asked)).toBe(question);
  });

  it('leaves a short question alone when nothing was asked before', () => {
    expect(queryOf('要多少钱')).toBe('要多少钱');
  });

  it('puts the chosen right into the question it was asked about', () => {
    const history = [visitor('续费要多少钱'), assistant(sentence('clarify.which-right', {}, 'zh-Hans'))];
    expect(contextualise('商标', { history, choice: 'right:trademark' }, words)).toMatchObject({
      query: '商标 续费要多少钱',
      clarified: true,
    });
    expect(contextualise('商標', { history }, words)).toMatchObject({
      query: '商标 续费要多少钱',
      clarified: true,
    });
    expect(contextualise('续费要多少钱', { choice: 'right:patent' }, words).query).toBe('专利 续费要多少钱');
  });

  it('notices that the same was asked and answered before', () => {
    const history = [visitor('商标异议期几个月'), assistant('三个月。')];
    expect(contextualise('请问商标异议期几个月？', { history }, words).repeated).toBe(true);
    expect(contextualise('商标续展期几个月？', { history }, words).repeated).toBe(false);
    expect(contextualise('商标异议期几个月', { history: history.slice(0, 1) }, words).repeated).toBe(false);
  });
});
