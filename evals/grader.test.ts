import { describe, expect, it } from 'vitest';
import type { Turn } from '../src/consultation/turn.ts';
import type { Document } from '../src/knowledge/document.ts';
import type { Passage } from '../src/knowledge/passage.ts';
import { day } from '../src/platform/day.ts';
import { smallRelease } from '../src/retrieval/testing/small-release.ts';
import { grade, type Sources } from './grader.ts';
import type { Expected, Question } from './questions.ts';

const release = smallRelease([
  {
    id: 'starter/records/fee-a.yaml',
    title: '甲费',
    kind: 'record',
    passages: [{ unit: 'record', text: '甲费900元。', recordIds: ['fee-a'] }],
  },
  {
    id: 'starter/faq/faq-b.md',
    title: '乙问',
    kind: 'faq',
    passages: [{ unit: 'answer', text: '甲费900元。', recordIds: ['fee-a'] }],
  },
  {
    id: 'files/专利法.md',
    title: '中华人民共和国专利法',
    passages: [{ unit: 'article-42', article: 42, text: '期限二十年。' }],
  },
  { id: 'starter/faq/faq-c.md', title: '丙问', kind: 'faq', passages: [{ unit: 'answer', text: '丙。' }] },
]);
const sources: Sources = {
  document: (id): Document | undefined => release.documents.find((document) => document.id === id),
  passage: (id): Passage | undefined => release.passages.find((passage) => passage.id === id),
};

function question(expected: Expected): Question {
  return { id: 'q', language: 'zh-Hans', style: 'plain', topic: 'patent', question: '？', expected };
}

function turn(text: string, cited: string | undefined, changes: Partial<Turn> = {}): Turn {
  const passage = release.passages.find(({ documentId }) => documentId === cited);
  return {
    id: 't',
    at: 0,
    question: '？',
    history: [],
    language: 'zh-Hans',
    asOf: day('2026-11-23'),
    release: 1,
    models: [],
    evidence: [],
    signals: {},
    confidence: 1,
    outcome: 'answered',
    reply: {
      lines: [{ text, citations: [1] }],
      citations: passage
        ? [
            {
              marker: 1,
              documentId: passage.documentId,
              passageId: passage.id,
              title: '',
              section: '',
              quote: passage.text,
            },
          ]
        : [],
      choices: [],
      notices: [],
      aiGenerated: false,
    },
    timings: {},
    ...changes,
  };
}

const yuan = (value: number) => ({ value, unit: 'yuan' as const });
const faults = (expected: Expected, given: Turn) =>
  Object.keys(grade(question(expected), given, sources).faults);

describe('the grader', () => {
  const fee: Expected = { outcome: 'answered', records: ['fee-a'], quantities: [yuan(900)] };

  it('calls an answer right that cites the record and says its quantity, in any wording', () => {
    expect(grade(question(fee), turn('甲费是九百元。', 'starter/records/fee-a.yaml'), sources)).toEqual({
      right: true,
      faults: {},
    });
  });

  it('takes an entry that shows the record for the record', () => {
    expect(faults(fee, turn('甲费900元。', 'starter/faq/faq-b.md'))).toEqual([]);
  });

  it('takes the article of a law by number and short title, and no other article', () => {
    const expected = (article: number): Expected => ({
      outcome: 'answered',
      articles: [{ law: '专利法', article }],
    });
    expect(faults(expected(42), turn('二十年。', 'files/专利法.md'))).toEqual([]);
    expect(faults(expected(43), turn('二十年。', 'files/专利法.md'))).toEqual(['citation']);
  });

  it('finds a foreign citation, a missing citation, a missing quantity', () => {
    expect(faults(fee, turn('900元。', 'starter/faq/faq-c.md'))).toEqual(['citation']);
    expect(faults(fee, turn('900元。', undefined))).toEqual(['citation']);
    expect(faults(fee, turn('1200元。', 'starter/records/fee-a.yaml'))).toEqual(['quantities']);
  });

  it('finds a right figure that stands behind a wrong one', () => {
    const card = (selected: string) => ({
      recordId: 'fee-a',
      title: '',
      rows: [
        { label: '第1年', value: '600元', selected: selected === '600元' },
        { label: '第4年', value: '900元', selected: selected === '900元' },
      ],
      conditions: [],
    });
    const given = (selected: string) => {
      const base = turn('见下表。', 'starter/records/fee-a.yaml');
      return { ...base, reply: { ...base.reply, card: card(selected) } };
    };
    expect(faults(fee, given('900元'))).toEqual([]);
    expect(faults(fee, given('600元'))).toEqual(['quantities']);
  });

  it('wants the outcome, the reason and the language that were expected', () => {
    const person: Expected = { outcome: 'handed-over', reasons: ['own-case'] };
    const handed = (reason: 'own-case' | 'no-evidence') =>
      turn('请人工。', undefined, { outcome: 'handed-over', reason });
    expect(faults(person, handed('own-case'))).toEqual([]);
    expect(faults(person, handed('no-evidence'))).toEqual(['reason']);
    expect(faults(person, turn('900元。', 'starter/records/fee-a.yaml'))).toEqual(['outcome']);
    expect(faults(fee, turn('RMB 900', 'starter/records/fee-a.yaml', { language: 'en' }))).toEqual([
      'language',
    ]);
  });

  it('lets an answer that says what is missing pass for an answer, and one of several outcomes for right', () => {
    expect(
      faults(fee, turn('900元。', 'starter/records/fee-a.yaml', { outcome: 'answered-partly' })),
    ).toEqual([]);
    expect(
      faults(
        { outcomes: ['declined', 'handed-over'] },
        turn('', undefined, { outcome: 'declined', reason: 'unsafe' }),
      ),
    ).toEqual([]);
  });
});
