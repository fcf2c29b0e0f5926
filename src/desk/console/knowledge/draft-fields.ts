import type { Draft } from '../../wire/candidate.ts';
import type { Values } from '../parts/form.tsx';

/** The draft as the form holds it: lists as lines. */
export function draftOf(values: Values, topics: readonly string[]): Draft {
  const text = (name: string): string => values[name] ?? '';
  return {
    title: { 'zh-Hans': text('title.zh-Hans'), en: text('title.en') },
    answer: { 'zh-Hans': text('answer.zh-Hans'), en: text('answer.en') },
    askedAs: { 'zh-Hans': linesOf(text('askedAs.zh-Hans')), en: linesOf(text('askedAs.en')) },
    topics: topics as Draft['topics'],
    hotlineFunction: text('hotlineFunction') as Draft['hotlineFunction'],
    basis: linesOf(text('basis')).map(basisOf),
    sources: linesOf(text('sources')),
    url: text('url'),
    authority: text('authority') as Draft['authority'],
    jurisdiction: text('jurisdiction'),
    effectiveFrom: text('effectiveFrom'),
    effectiveTo: text('effectiveTo'),
    checkedOn: text('checkedOn'),
    volatility: text('volatility') as Draft['volatility'],
  };
}

/** A legal basis as a line: the law, the article, and what of it. */
export function basisLine({ document, article, part }: Draft['basis'][number]): string {
  return [document, article, part].filter((each) => each !== undefined && each !== '').join(' ');
}

function basisOf(line: string): Draft['basis'][number] {
  const [, document = line, article, part] = /^(.+?)\s+第?(\d{1,4})条?(?:\s+(.+))?$/.exec(line) ?? [];
  return {
    document,
    ...(article === undefined ? {} : { article: Number(article) }),
    ...(part === undefined ? {} : { part }),
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
