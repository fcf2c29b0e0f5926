import { describe, expect, it } from 'vitest';
import { collectProblems, problemLine } from '../problems.ts';
import { describeDocument } from './complete.ts';
import { inferFacts } from './infer.ts';
import { inferAuthority, inferJurisdiction, inferTopics } from './infer-standing.ts';
import { readMetadataTable } from './table.ts';

function table(csv: string) {
  const problems = collectProblems();
  const rows = readMetadataTable(new TextEncoder().encode(csv), problems.in('files.csv'));
  return { rows: Object.fromEntries(rows), problems: problems.all.map(problemLine) };
}

describe('a metadata table', () => {
  it('is read as spreadsheets save it: with a mark, semicolons, slashes in days and empty rows', () => {
    const csv =
      '\ufefffile;title;effectiveFrom;topics\r\nrules/a.md;公园办法;2024/3/1;"patent;trademark"\r\n;;;\r\n';
    expect(table(csv)).toEqual({
      rows: {
        'rules/a.md': { title: '公园办法', effectiveFrom: '2024-03-01', topics: ['patent', 'trademark'] },
      },
      problems: [],
    });
  });

  it('names row and column of every fault at once', () => {
    const csv = [
      'file,effectiveFrom,authority,status,colour',
      'a.md,2024-02-30,law,confirmed,red',
      'b.md,,rule,confirmed,',
      ',2024-01-01,law,confirmed,',
      'c.md,2024-01-01,law,sure,',
      'c.md,2024-01-01,law,confirmed,',
      'd.md,2024-01-01,law,confirmed,,more',
    ].join('\n');
    expect(table(csv).problems).toEqual([
      'files.csv, row 1: columns not used: colour.',
      'files.csv, row 7: has more cells than the header; quote cells that hold a comma.',
      'files.csv, row 2, effectiveFrom: "2024-02-30" is not a day that exists; write it as YYYY-MM-DD (a.md).',
      expect.stringMatching(/^files\.csv, row 3, authority: write one of law, .* \(b\.md\)\.$/),
      'files.csv, row 3, effectiveFrom: is missing (b.md).',
      'files.csv, row 4, file: is missing: name the file this row is about.',
      'files.csv, row 5, status: write one of confirmed, starter, unconfirmed (c.md).',
      'files.csv, row 6, file: c.md stands in row 5 already.',
    ]);
  });

  it('without a column of paths is refused', () => {
    expect(table('name,title\na,b\n').problems).toEqual([
      'files.csv, row 1: has no column "file" with the paths of the documents.',
    ]);
  });
});

describe('facts in a text', () => {
  it('are its title, issuer, number and days', () => {
    const lines = [
      '城南市园林局文件',
      '城园规〔2024〕7号',
      '城南市园林局关于加强公园管理的意见',
      '各有关单位：',
      '现就加强公园管理提出意见。',
      '本意见自2024年5月1日起施行，有效期至2029年4月30日。',
      '城南市园林局',
      '2024年4月2日',
    ];
    expect(inferFacts(lines, undefined)).toEqual({
      title: '城南市园林局关于加强公园管理的意见',
      issuer: '城南市园林局',
      documentNumber: '城园规〔2024〕7号',
      effectiveFrom: '2024-05-01',
      effectiveTo: '2029-04-30',
    });
  });

  it('are the day of signature where the text names no first day, also in Chinese numerals and Traditional script', () => {
    expect(
      inferFacts(['關於公園的通知', '請遵守。', '城南市園林局', '二〇二四年四月二日'], undefined),
    ).toEqual({
      title: '關於公園的通知',
      issuer: '城南市園林局',
      effectiveFrom: '2024-04-02',
    });
  });

  it('are none where the text says nothing', () => {
    expect(inferFacts(['公园很大。'], undefined)).toEqual({});
  });

  it('give the standing where title and issuer leave no doubt', () => {
    expect(inferAuthority('公园法', '全国人民代表大会常务委员会')).toBe('law');
    expect(inferAuthority('公园条例', '国务院')).toBe('administrative-regulation');
    expect(inferAuthority('公园案件的解释', '最高人民法院')).toBe('judicial-interpretation');
    expect(inferAuthority('城南市公园条例', '城南市人民代表大会常务委员会')).toBe('local-regulation');
    expect(inferAuthority('公园意见', '城南市园林局')).toBe('city-policy');
    expect(inferAuthority('公园意见', undefined)).toBeUndefined();
    expect(inferJurisdiction('city-policy', '城南市园林局')).toBe('城南');
    expect(inferJurisdiction('law', '全国人民代表大会')).toBe('全国');
    expect(inferJurisdiction('guide', undefined)).toBeUndefined();
    expect(inferTopics('專利和商標的公共服務')).toEqual(['patent', 'trademark', 'public-service']);
  });
});

describe('a document', () => {
  function describeIt(lines: readonly string[], stated?: Parameters<typeof describeDocument>[0]['stated']) {
    const problems = collectProblems();
    const text = { source: 'files', path: 'rules/a.md', lines, heading: undefined, stated } as const;
    const document = describeDocument(text, problems.in('a.md'));
    return { document, problems: problems.all };
  }

  it('takes what is stated, and adds and reports what its text says', () => {
    const { document, problems } = describeIt(['城园规〔2024〕7号', '城南市园林局'], {
      title: '公园意见',
      effectiveFrom: '2024-05-01' as never,
      authority: 'city-policy',
      jurisdiction: '城南',
      status: 'confirmed',
      language: 'zh-Hant',
    });
    expect(document).toMatchObject({
      id: 'files/rules/a.md',
      kind: 'policy',
      titles: { 'zh-Hans': '公园意见' },
      languages: ['zh-Hans'],
      documentNumber: '城园规〔2024〕7号',
      issuer: '城南市园林局',
      status: 'confirmed',
      hotlineFunction: 'policy',
      volatility: 'S',
    });
    expect(problems.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'inferred issuer = 城南市园林局',
      'inferred documentNumber = 城园规〔2024〕7号',
    ]);
  });

  it('that nobody described is unconfirmed', () => {
    const { document, problems } = describeIt(['城南市园林局关于公园的意见', '自2024年5月1日起施行。']);
    expect(document).toMatchObject({
      status: 'unconfirmed',
      authority: 'city-policy',
      effectiveFrom: '2024-05-01',
    });
    expect(problems.filter(({ severity }) => severity === 'warning')).toHaveLength(1);
  });

  it('that is described without a status is unconfirmed, and the run says so', () => {
    const { document, problems } = describeIt(['公园很大。'], {
      effectiveFrom: '2024-05-01' as never,
      authority: 'city-policy',
      jurisdiction: '上海',
    });
    expect(document?.status).toBe('unconfirmed');
    expect(problems.map(({ message }) => message).join()).toContain('status: confirmed');
  });

  it('without a first day, an authority or a place is an error that names each', () => {
    const { document, problems } = describeIt(['公园很大。']);
    expect(document).toBeUndefined();
    expect(problems.map(({ place }) => place)).toEqual(['effectiveFrom', 'authority']);
    expect(
      describeIt(['公园很大。'], { effectiveFrom: '2024-05-01' as never, authority: 'guide' }).problems.map(
        ({ place }) => place,
      ),
    ).toEqual(['jurisdiction']);
  });

  it('that ends before it begins is an error', () => {
    const stated = {
      effectiveFrom: '2024-05-01' as never,
      effectiveTo: '2023-05-01' as never,
      authority: 'law',
      jurisdiction: '全国',
    } as const;
    expect(describeIt([], stated).problems.map(problemLine)).toEqual([
      'a.md, effectiveTo: ends (2023-05-01) before it begins (2024-05-01).',
    ]);
  });
});
