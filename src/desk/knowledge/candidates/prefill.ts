import type { Turn } from '../../../consultation/turn.ts';
import type { Document } from '../../../knowledge/document.ts';
import { toSimplified } from '../../../language/script.ts';
import { dayAt } from '../../../platform/day.ts';
import type { Draft } from '../../wire/candidate.ts';

/** What a draft is begun from. */
export interface Seed {
  /** The questions it has to answer, masked, the one it is named by first. */
  readonly questions: readonly Turn[];
  /** An answer that somebody gave, masked. */
  readonly answer?: { readonly text: string; readonly language: Turn['language'] };
  readonly now: number;
}

const waysKept = 20;
const basisKept = 3;

/** A draft with everything that is known already; the rest is left to the editor. */
export function draftFrom(
  { questions, answer, now }: Seed,
  documentOf: (id: string) => Document | undefined,
): Draft {
  const chinese = questions
    .filter(({ language }) => language !== 'en')
    .map(({ question }) => toSimplified(question));
  const english = questions.filter(({ language }) => language === 'en').map(({ question }) => question);
  const first = questions[0];
  const evidence = (first?.evidence ?? []).flatMap(({ documentId }) => documentOf(documentId) ?? []);
  const topic = first?.topic;
  return {
    title: { 'zh-Hans': chinese[0]?.slice(0, 300) ?? '', en: english[0]?.slice(0, 300) ?? '' },
    answer: {
      'zh-Hans': answer !== undefined && answer.language !== 'en' ? toSimplified(answer.text) : '',
      en: answer?.language === 'en' ? answer.text : '',
    },
    askedAs: { 'zh-Hans': waysOf(chinese), en: waysOf(english) },
    topics: topic === undefined ? [] : [topic],
    hotlineFunction: first?.hotlineFunction ?? 'general',
    basis: basisOf(evidence),
    sources: [],
    url: '',
    authority: 'guide',
    jurisdiction: '全国',
    effectiveFrom: dayAt(now),
    effectiveTo: '',
    checkedOn: dayAt(now),
    volatility: 'V',
  };
}

/**
 * The first question is the title. Of the others every second one is left out: those are the test whether the entry
 * answers what people ask, and a question that stands in the entry tests nothing.
 */
function waysOf(questions: readonly string[]): string[] {
  return [...new Set(questions.slice(1))]
    .filter((_, place) => place % 2 === 0)
    .filter((question) => question.length <= 300)
    .slice(0, waysKept);
}

/** The legal basis of what the search found nearest, for the editor to check. */
function basisOf(documents: readonly Document[]): Draft['basis'] {
  const seen = new Set<string>();
  return documents
    .flatMap(({ basis }) => basis)
    .filter((basis) => {
      const key = JSON.stringify(basis);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .slice(0, basisKept)
    .map(({ document, article, part }) => ({
      document,
      ...(article === undefined ? {} : { article }),
      ...(part === undefined ? {} : { part }),
    }));
}
