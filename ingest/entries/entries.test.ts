import { describe, expect, it } from 'vitest';
import { collectProblems, problemLine } from '../problems.ts';
import { readDataFile, readRecordsTable } from './read-records.ts';
import { readEntry } from './read-entry.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a table of records', () => {
  const header = [
    ...[
      'id',
      'kind',
      'title.zh-Hans',
      'title.en',
      'topics',
      'hotlineFunction',
      'statement.zh-Hans',
      'statement.en',
    ],
    ...['value.id', 'value.label.zh-Hans', 'value.label.en', 'value.quantity.value', 'value.quantity.unit'],
    ...[
      'value.applies.words',
      'basis',
      'sources',
      'authority',
      'jurisdiction',
      'effectiveFrom',
      'checkedOn',
      'status',
      'volatility',
    ],
  ];
  const fee = [
    ...[
      'fee-boat',
      'fee',
      '船票',
      'Boat ticket',
      'public-service|other',
      'general',
      '{{adult}}或{{child}}',
      '{{adult}} or {{child}}',
    ],
    ...[
      'adult',
      '成人',
      'Adult',
      '30',
      'yuan',
      '大人|adult',
      '船票规则 3|公告',
      '船务所',
      'guide',
      '全国',
      '2026-01-01',
      '2026-01-01',
      'starter',
      'F',
    ],
  ];
  const child = [
    'fee-boat',
    ...Array<string>(7).fill(''),
    'child',
    '儿童',
    'Child',
    '15',
    'yuan',
    ...Array<string>(9).fill(''),
  ];
  const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n');

  it('gives one record of the rows that share an id', () => {
    const problems = collectProblems();
    const data = readRecordsTable(bytes(csv([header, fee, child])), problems.in('fees.csv'));
    expect(problems.all).toEqual([]);
    expect(data?.records).toMatchObject([
      {
        id: 'fee-boat',
        topics: ['public-service', 'other'],
        values: [
          { id: 'adult', quantity: { value: 30, unit: 'yuan' }, applies: { words: ['大人', 'adult'] } },
          { id: 'child', label: { en: 'Child' }, quantity: { value: 15, unit: 'yuan' } },
        ],
        basis: [{ document: '船票规则', article: 3 }, { document: '公告' }],
      },
    ]);
  });

  it('is checked like any record', () => {
    const problems = collectProblems();
    readRecordsTable(bytes(csv([header, fee.with(1, 'toll').with(16, 'law?')])), problems.in('fees.csv'));
    expect(problems.all.map(problemLine)).toEqual([
      expect.stringMatching(/^fees\.csv, fee-boat, kind: write one of fee, /),
      expect.stringMatching(/^fees\.csv, fee-boat, authority: write one of law, /),
    ]);
  });

  it('is something else without the columns of records', () => {
    expect(readRecordsTable(bytes('票,价\n成人,30\n'), collectProblems().in('a.csv'))).toBeUndefined();
  });
});

describe('a data file', () => {
  it('names term and field of a faulty glossary', () => {
    const problems = collectProblems();
    readDataFile(
      bytes('- { zh-Hans: 船, en: boat, synonyms: [], lay: [], topics: [sea], source: x }'),
      problems.in('boats.yaml'),
    );
    expect(problems.all.map(problemLine).join()).toMatch(
      /^boats\.yaml, term 0\.topics\.0: write one of patent, /,
    );
  });
});

describe('an entry', () => {
  it('needs its text in both languages, and none outside them', () => {
    const problems = collectProblems();
    const heading = { kind: 'heading', depth: 1, text: 'zh-Hans' } as const;
    const paragraph = { kind: 'paragraph', text: '船。', place: { line: 4 } } as const;
    expect(
      readEntry({ kind: 'boat', title: {} }, [paragraph, heading, paragraph], problems.in('a.md')),
    ).toBeUndefined();
    expect(problems.all.map(problemLine)).toEqual([
      expect.stringContaining('a.md, front matter, kind: '),
      'a.md, line 4: text stands before the heading "# zh-Hans" or "# en".',
    ]);
  });
});
