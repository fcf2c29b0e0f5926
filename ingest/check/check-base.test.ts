import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/platform/day.ts';
import { problemLine } from '../problems.ts';
import { readBase } from './base.ts';
import { checkBase, countBase } from './check-base.ts';
import { readLawTexts } from './legal-basis.ts';
import { dueList } from './validity.ts';

const standing = {
  basis: [{ document: '试行条例', article: 2 }],
  sources: ['试行条例第二条'],
  authority: 'law',
  jurisdiction: '全国',
  effectiveFrom: '2020-01-01',
  checkedOn: '2026-11-23',
  volatility: 'S',
  status: 'starter',
};

const record = {
  id: 'limit-answer',
  kind: 'time-limit',
  title: { 'zh-Hans': '答复期限', en: 'Time to answer' },
  topics: ['patent'],
  hotlineFunction: 'policy',
  askedAs: { 'zh-Hans': ['多久要答复'], en: ['how long to answer'] },
  statement: { 'zh-Hans': '应当在{{term}}内答复。', en: 'Answer within {{term}}.' },
  values: [
    {
      id: 'term',
      label: { 'zh-Hans': '答复期', en: 'Time to answer' },
      quantity: { value: 4, unit: 'month' },
    },
  ],
  ...standing,
};

const faq = {
  kind: 'faq',
  title: { 'zh-Hans': '没答复会怎样？', en: 'What if I do not answer?' },
  topics: ['patent'],
  hotlineFunction: 'policy',
  askedAs: {
    'zh-Hans': ['没回会怎样', '忘了答复', '不理会通知'],
    en: ['no answer', 'forgot to answer', 'ignored the notice'],
  },
  ...standing,
};

const term = {
  'zh-Hans': '答复',
  en: 'answer',
  synonyms: [],
  lay: ['回'],
  topics: ['patent'],
  source: 'unofficial',
};

const law = '# 试行条例\n\n第一条 为了试行，制定本条例。\n\n第二条 当事人应当在四个月内答复。\n';

describe('the check of a knowledge base', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  const putRecord = (changes: object = {}, id = record.id) => {
    put(`base/records/${id}.yaml`, stringify({ ...record, id, ...changes }));
  };

  const putFaq = (body: { zh: string; en: string }, changes: object = {}, id = 'faq-no-answer') => {
    put(
      `base/faq/${id}.md`,
      `---\n${stringify({ ...faq, ...changes })}---\n# zh-Hans\n${body.zh}\n\n# en\n${body.en}\n`,
    );
  };

  async function check(): Promise<{ errors: string[]; warnings: string[] }> {
    put('laws/law.md', law);
    put(
      'laws.csv',
      'file,title,authority,jurisdiction,effectiveFrom,status\nlaw.md,试行条例,law,全国,2020-01-01,confirmed\n',
    );
    const base = await readBase(join(folder, 'base'));
    checkBase(base, await readLawTexts(join(folder, 'laws'), join(folder, 'laws.csv')));
    const lines = (severity: string) =>
      base.problems.all.filter((problem) => problem.severity === severity).map(problemLine);
    return { errors: lines('error'), warnings: lines('warning') };
  }

  it('passes a base in which entries copy what records hold', async () => {
    putRecord();
    putFaq({
      zh: '过了{{limit-answer.term}}，申请视为撤回。',
      en: 'After {{limit-answer.term}} the application is withdrawn.',
    });
    put('base/glossary/patent.yaml', stringify([term]));
    expect(await check()).toEqual({ errors: [], warnings: [] });
    expect(countBase(await readBase(join(folder, 'base')))).toEqual({ record: 1, faq: 1, term: 1 });
  });

  it('names the file and the line of a quantity that stands in an entry', async () => {
    putRecord();
    putFaq({ zh: '过了四个月就晚了。', en: 'It is late after {{limit-answer.term}}.' });
    const { errors } = await check();
    expect(errors[0]).toMatch(/^faq\/faq-no-answer\.md, zh-Hans, line \d+: says "四个月" itself/);
  });

  it('finds a quantity in any wording, and lets step numbers, articles and years of laws be', async () => {
    putRecord();
    putFaq({
      zh: '1. 看专利法第四十二条（2020年修正）。\n2. 补交百分之二十。',
      en: '1. See article 42 of the law of 2020.\n2. Pay it.',
    });
    const { errors } = await check();
    expect(errors.filter((line) => line.includes('itself'))).toHaveLength(1);
    expect(errors.join()).toContain('百分之二十');
  });

  it('finds languages that do not copy the same', async () => {
    putRecord();
    putFaq({ zh: '过了{{limit-answer.term}}就晚了。', en: 'It is late then.' });
    expect((await check()).errors.join()).toContain('zh-Hans copies {{limit-answer.term}} and en does not');
  });

  it('finds what points to nothing', async () => {
    putRecord({ supersedes: ['limit-gone'] });
    putFaq(
      { zh: '{{limit-nowhere.term}}', en: '{{limit-nowhere.term}}' },
      { related: ['guide-gone'], records: ['fee-gone'] },
    );
    const { errors } = await check();
    for (const missing of ['limit-gone', 'limit-nowhere.term', 'guide-gone', 'fee-gone']) {
      expect(errors.some((line) => line.includes(missing))).toBe(true);
    }
  });

  it('finds an article that its law does not have, and a number that its article does not say', async () => {
    putRecord({ basis: [{ document: '试行条例', article: 9 }] });
    putRecord(
      {
        askedAs: { 'zh-Hans': ['另一问'], en: ['another'] },
        values: [{ ...record.values[0], quantity: { value: 5, unit: 'month' } }],
      },
      'limit-other',
    );
    const { errors } = await check();
    expect(errors).toContainEqual(expect.stringContaining('article 9 of 试行条例'));
    expect(errors).toContainEqual(expect.stringContaining('says 5 month'));
  });

  it('finds holes and overlaps between a rule and what replaces it', async () => {
    putRecord({ effectiveTo: '2026-12-31' });
    putRecord(
      {
        supersedes: ['limit-answer'],
        effectiveFrom: '2027-01-02',
        askedAs: { 'zh-Hans': ['新规'], en: ['new rule'] },
      },
      'limit-new',
    );
    expect((await check()).errors.join()).toContain('a hole');
  });

  it('finds a way of asking that leads to two places', async () => {
    putRecord({ askedAs: { 'zh-Hans': ['忘了答复？'], en: ['x'] } });
    putFaq({ zh: '答。', en: 'Answer.' });
    expect((await check()).errors.join()).toContain('as limit-answer does');
  });

  it('warns of a term that stands nowhere', async () => {
    putRecord();
    put('base/glossary/patent.yaml', stringify([{ ...term, 'zh-Hans': '布图设计', lay: [] }]));
    expect((await check()).warnings.join()).toContain('布图设计');
  });

  it('lists what is due on a day, and fails on no day', async () => {
    putRecord({ volatility: 'V', checkedOn: '2026-01-01' });
    const base = await readBase(join(folder, 'base'));
    expect(dueList(base, day('2026-04-01'))).toEqual([]);
    expect(dueList(base, day('2026-04-02'))).toEqual([
      { id: 'limit-answer', file: 'records/limit-answer.yaml', since: '2026-04-01' },
    ]);
    expect((await check()).errors).toEqual([]);
  });
});
