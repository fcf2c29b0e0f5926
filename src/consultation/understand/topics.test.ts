import { describe, expect, it } from 'vitest';
import { normalise } from '../../language/script.ts';
import { fieldOf, fieldWords, hotlineFunctionOf } from './topics.ts';

const words = fieldWords([
  {
    'zh-Hans': '附图标记',
    en: 'reference sign',
    synonyms: [],
    lay: ['图上的编号'],
    topics: ['patent'],
    source: 'unofficial',
  },
]);
const of = (text: string) => fieldOf(normalise(text), words);

describe('fieldOf', () => {
  it('ranks the topics by their words', () => {
    expect(of('商标续展和商标异议，还有专利').topics[0]).toBe('trademark');
    expect(of('Does a patent need an annuity?').topics).toEqual(['patent']);
  });

  it('knows the glossary of the release, lay words too', () => {
    expect(of('图上的编号要写吗').topics).toEqual(['patent']);
  });

  it('tells other matters from ours', () => {
    expect(of('我该不该离婚')).toMatchObject({ topics: [], words: 0, outside: true });
    expect(of('离婚时商标怎么分').words).toBe(1);
    expect(of('What will the weather be tomorrow?')).toMatchObject({ topics: [], words: 0, outside: true });
  });
});

describe('hotlineFunctionOf', () => {
  it.each([
    ['专利侵权怎么起诉', 'legal'],
    ['纠纷能申请调解吗', 'mediation'],
    ['有没有知识产权培训', 'publicity'],
    ['这份意见的目标是什么', 'policy'],
    ['窗口在哪里', 'general'],
  ] as const)('puts “%s” under %s', (question, expected) => {
    expect(hotlineFunctionOf(normalise(question))).toBe(expected);
  });
});
