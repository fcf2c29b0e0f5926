import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseContent } from '../../src/knowledge/release.ts';
import { documentHash } from '../../src/knowledge/content-hash.ts';
import { openReleaseShelf } from '../../src/knowledge/release-shelf.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { day } from '../../src/platform/day.ts';
import { projectPath } from '../../src/platform/project-root.ts';
import { problemLine } from '../problems.ts';
import type { Approval, DeskEntry } from '../sources/desk.ts';
import type { PublishRequest } from './publish.ts';
import { publish } from './publish.ts';

let folder: string;
let built: ReleaseContent[];
let read: string[];
let deskEntries: DeskEntry[];
let approvals: Approval[];
const clock = manualClock(1_760_000_000_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  built = [];
  deskEntries = [];
  approvals = [];
  cpSync(projectPath('ingest', 'testing', 'knowledge'), join(folder, 'knowledge'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(request: Partial<PublishRequest> = {}, indexSettings = 'test-1') {
  read = [];
  const house = {
    dataFolder: join(folder, 'data'),
    starterFolder: join(folder, 'knowledge'),
    desk: () => Promise.resolve({ entries: deskEntries, approvals }),
    indexSettings,
    indexBuilder: () =>
      Promise.resolve((content: ReleaseContent) => {
        built.push(content);
        return new Map([['count', new Uint8Array([content.passages.length])]]);
      }),
    clock,
    progress: (_done: number, _total: number, name: string) => {
      read.push(name);
    },
  };
  return publish(house, { paths: [], publishedBy: 'ingest', ...request });
}

function shelf() {
  return openReleaseShelf(join(folder, 'data', 'releases'));
}

function currentRelease() {
  return shelf().read(shelf().currentNumber()!);
}

/** Writes a file below the test's folder and gives its path. */
function file(path: string, text: string): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

const metadata =
  'file,title,authority,jurisdiction,effectiveFrom,status\nrules/field.txt,风筝场规则,guide,城南,2026-01-01,confirmed\n';
const rules = '风筝场规则\n第一条 风筝场每天开放。\n第二条 风筝可以租借。\n';

async function publishRules(): Promise<void> {
  file('docs/rules/field.txt', rules);
  const result = await run({ paths: [join(folder, 'docs')], metadata: file('files.csv', metadata) });
  expect(result.outcome).toBe('published');
}

async function rejection(request: Partial<PublishRequest> = {}): Promise<string[]> {
  const result = await run(request);
  if (result.outcome !== 'rejected') throw new Error(`not rejected but ${result.outcome}`);
  return result.problems.filter(({ severity }) => severity === 'error').map(problemLine);
}

describe('publishing the starter base', () => {
  it('makes documents, passages, records and terms of its files', async () => {
    const result = await run({ publishedBy: 'start' });
    expect(result).toMatchObject({
      outcome: 'published',
      manifest: { number: 1, documents: 6, records: 3, publishedBy: 'start', createdAt: clock.now() },
      report: { documents: 6, records: 3, terms: 1, reused: 0, problems: [] },
    });
    const release = currentRelease();
    expect(release.documents.map(({ id }) => id)).toEqual([
      'starter/faq/faq-kite-rain.md',
      'starter/guides/guide-first-flight.md',
      'starter/services/service-kite-hire.md',
      'starter/records/fee-kite.yaml',
      'starter/records/limits/limit-kite-loan',
      'starter/records/limits/change-kite-rules',
    ]);
    expect(release.index.get('count')).toEqual(new Uint8Array([release.passages.length]));
  });

  it('fills values of records into entries and says which records a passage shows', async () => {
    await run();
    const { passages, documents } = currentRelease();
    const faq = passages.filter(({ documentId }) => documentId === 'starter/faq/faq-kite-rain.md');
    expect(faq).toMatchObject([
      {
        id: 'starter/faq/faq-kite-rain.md#answer@zh-Hans',
        kind: 'question-answer',
        text: '下雨可以放风筝吗\n小雨可以，打雷不可以。租金不变：平日每只20元，节假日每只30元。\n天气 | 开放\n小雨 | 是\n雷雨 | 否',
        askedAs: ['下雨可以放风筝吗', '雨天能放风筝吗', '下雨开门吗', '打雷怎么办'],
        recordIds: ['fee-kite'],
        ordinal: 0,
      },
      {
        id: 'starter/faq/faq-kite-rain.md#answer@en',
        text: 'May I fly a kite in the rain?\nLight rain is fine, thunder is not. The hire stays RMB 20.',
        askedAs: [
          'May I fly a kite in the rain?',
          'kite in rain',
          'is it open when it rains',
          'what about thunder',
        ],
      },
    ]);
    expect(documents[0]).toMatchObject({
      kind: 'faq',
      handover: true,
      languages: ['zh-Hans', 'en'],
      status: 'starter',
    });
  });

  it('makes a passage a language of each record', async () => {
    await run();
    const texts = currentRelease()
      .passages.filter(({ kind }) => kind === 'record')
      .map(({ unit, language, text }) => `${unit} ${language} ${text.replaceAll('\n', ' / ')}`);
    expect(texts).toEqual([
      'record zh-Hans 风筝租金 / 平日每只20元，节假日每只30元。 / 平日：20元 / 节假日：30元 / 当天归还。',
      'record en Kite hire / A kite costs RMB 20 on working days and RMB 30 on holidays. / Working days: RMB 20 / Holidays: RMB 30 / Return it the same day.',
      'record zh-Hans 风筝借用时间 / 最长3小时。 / 最长：3小时',
      'record en Kite loan time / At most 3 hours. / Longest: 3 hours',
      'record zh-Hans 风筝场规则将修改 / 新规则自2027年1月1日起施行。 / 施行日期：2027年1月1日 / 租金不变。 / 开放时间尚未公布。',
      'record en The kite field rules will change / New rules apply from 1 January 2027. / First day: 1 January 2027 / The hire stays the same. / Opening hours are not published yet.',
    ]);
  });

  it('makes a section of each part of a service, and one passage of a short guide', async () => {
    await run();
    const { passages } = currentRelease();
    const parts = (name: string) =>
      passages
        .filter(({ documentId, language }) => documentId.endsWith(name) && language === 'zh-Hans')
        .map(({ unit, section, text }) => `${unit} ${section}: ${text.replaceAll('\n', ' / ')}`);
    expect(parts('service-kite-hire.md')).toEqual([
      'purpose 服务内容: 在场内租一只风筝。',
      'materials 办理材料: 1. 身份证 / 2. 押金',
      'steps 办理流程: 1. 登记 / 2. 取风筝',
      'timeLimit 办理时限: 当场办好，可用3小时。',
      'fee 收费标准: 平日每只20元，节假日每只30元。',
      'where 办理地点: 南门亭子',
      'result 办理结果: 一只风筝。',
    ]);
    expect(parts('guide-first-flight.md')).toEqual([
      'guide 指南: 一、看风 / 风太大不放。 / 二、放线 / 边跑边放。',
    ]);
  });

  it('parts a long guide at its headings, alike in both languages', async () => {
    const path = join(folder, 'knowledge', 'guides', 'guide-first-flight.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('风太大不放。', '风太大不放。'.repeat(120)));
    await run();
    const units = currentRelease()
      .passages.filter(({ documentId }) => documentId.endsWith('guide-first-flight.md'))
      .map(({ unit, language, path: headings }) => `${unit} ${language} ${headings.join()}`);
    expect(units).toEqual([
      'section-1 zh-Hans 一、看风',
      'section-1/2 zh-Hans 一、看风',
      'section-2 zh-Hans 二、放线',
      'section-1 en 1. Look at the wind',
      'section-2 en 2. Let the line out',
    ]);
  });

  it('is not repeated while nothing changes', async () => {
    await run();
    expect(await run()).toEqual({ outcome: 'unchanged', number: 1 });
    expect(built).toHaveLength(1);
    expect(await run({}, 'test-2')).toMatchObject({ outcome: 'published', manifest: { number: 2 } });
  });
});

describe('publishing files', () => {
  it('combines them with the starter base and keeps them for later runs', async () => {
    await publishRules();
    const release = currentRelease();
    expect(release.documents).toHaveLength(7);
    expect(release.documents.find(({ source }) => source === 'files')).toMatchObject({
      id: 'files/rules/field.txt',
      jurisdiction: '城南',
      status: 'confirmed',
    });
    file(
      'knowledge/glossary/more.yaml',
      '[{ zh-Hans: 线, en: line, synonyms: [], lay: [], topics: [other], source: unofficial }]',
    );
    rmSync(join(folder, 'docs'), { recursive: true });
    expect(await run()).toMatchObject({
      outcome: 'published',
      report: { documents: 7, reused: 4, terms: 2 },
    });
  });

  it('says nothing changed when the same files come again, also without their table', async () => {
    await publishRules();
    const again = { paths: [join(folder, 'docs')], metadata: join(folder, 'files.csv') };
    expect(await run(again)).toEqual({ outcome: 'unchanged', number: 1 });
    expect(await run({ paths: [join(folder, 'docs', 'rules', 'field.txt')] })).toEqual({
      outcome: 'unchanged',
      number: 1,
    });
  });

  it('replaces a file by its path and takes the others over unread', async () => {
    await publishRules();
    file('docs/rules/field.txt', rules.replace('每天', '周末'));
    const result = await run({ paths: [join(folder, 'docs')], metadata: join(folder, 'files.csv') });
    expect(result).toMatchObject({ outcome: 'published', report: { documents: 7, reused: 3 } });
    const { passages } = currentRelease();
    expect(
      passages.find(({ documentId, article }) => documentId === 'files/rules/field.txt' && article === 1)
        ?.text,
    ).toBe('风筝场周末开放。');
    expect(shelf().read(1).passages).toHaveLength(passages.length);
  });

  it('reads again what a changed row describes', async () => {
    await publishRules();
    const result = await run({
      paths: [join(folder, 'docs')],
      metadata: file('files.csv', metadata.replace('confirmed', 'unconfirmed')),
    });
    expect(result.outcome).toBe('published');
    expect(currentRelease().documents.find(({ source }) => source === 'files')?.status).toBe('unconfirmed');
  });

  it('takes them out again by path, by folder or by where they came from', async () => {
    await publishRules();
    expect(await rejection({ paths: ['rules/none.txt'], remove: true })).toEqual([
      'rules/none.txt: is not among the files given to ingest; see: npm run release -- show',
    ]);
    expect(await run({ paths: ['rules'], remove: true })).toMatchObject({
      outcome: 'published',
      report: { documents: 6 },
    });
    await publishRules();
    expect(await run({ paths: [join(folder, 'docs')], remove: true })).toMatchObject({
      report: { documents: 6 },
    });
  });

  it('changes nothing in a dry run', async () => {
    await run();
    const paths = [file('docs/rules/field.txt', rules)];
    const request = { paths, metadata: file('files.csv', metadata) };
    expect(await run({ ...request, dryRun: true })).toMatchObject({
      outcome: 'checked',
      report: { documents: 7 },
    });
    expect(shelf().currentNumber()).toBe(1);
    expect(await run()).toEqual({ outcome: 'unchanged', number: 1 });
  });

  it('links what replaces what', async () => {
    file('docs/old.txt', rules);
    file('docs/new.txt', rules.replace('每天', '周末'));
    const table = `file,title,authority,jurisdiction,effectiveFrom,effectiveTo,supersededBy,status
old.txt,风筝场规则,guide,城南,2025-01-01,2025-12-31,new.txt,confirmed
new.txt,风筝场规则,guide,城南,2026-01-01,,,confirmed
`;
    await run({ paths: [join(folder, 'docs')], metadata: file('files.csv', table) });
    const { documents } = currentRelease();
    expect(documents.find(({ path }) => path === 'old.txt')?.supersededBy).toBe('files/new.txt');
    expect(documents.find(({ path }) => path === 'new.txt')?.supersedes).toEqual(['files/old.txt']);
  });
});

describe('the desk', () => {
  it('is the third source of every publication', async () => {
    const text = readFileSync(join(folder, 'knowledge', 'faq', 'faq-kite-rain.md'), 'utf8');
    deskEntries = [
      { path: 'faq/faq-approved.md', text: text.replace('starter\n', 'confirmed\n'), version: 1 },
    ];
    expect(await run()).toMatchObject({ outcome: 'published', report: { documents: 7 } });
    expect(currentRelease().documents.find(({ source }) => source === 'desk')).toMatchObject({
      id: 'desk/faq/faq-approved.md',
      status: 'confirmed',
    });
    expect(currentRelease().manifest.deskVersions).toEqual({ 'faq/faq-approved.md': 1 });
  });

  it('confirms what was approved, record and all, for as long as it says the same', async () => {
    await run();
    const before = currentRelease();
    approvals = before.documents.map((document) => ({
      documentId: document.id,
      contentHash: documentHash(
        document,
        before.passages.filter(({ documentId }) => documentId === document.id),
      ),
      checkedOn: day('2026-11-20'),
    }));
    expect(await run()).toMatchObject({ outcome: 'published' });
    const after = currentRelease();
    expect(new Set(after.documents.map(({ status }) => status))).toEqual(new Set(['confirmed']));
    expect(new Set(after.records.map(({ checkedOn }) => checkedOn))).toEqual(new Set(['2026-11-20']));
    expect(await run()).toMatchObject({ outcome: 'unchanged' });

    const path = join(folder, 'knowledge', 'faq', 'faq-kite-rain.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('# en\n', '# en\nNo. '));
    await run();
    expect(currentRelease().documents.filter(({ status }) => status !== 'confirmed')).toEqual([
      expect.objectContaining({ id: 'starter/faq/faq-kite-rain.md', status: 'starter' }),
    ]);
  });
});

describe('anything wrong', () => {
  it('is told all at once with file and place, and nothing is published', async () => {
    await run();
    file(
      'knowledge/faq/faq-bad.md',
      '---\nkind: faq\ntitle: { zh-Hans: 坏, en: Bad }\n---\n\n# zh-Hans\n\n坏。\n',
    );
    file('knowledge/records/fee-kite-2.yaml', 'id: fee-kite\n');
    file('docs/rules/field.txt', rules);
    file('docs/undated.md', '# 风筝\n\n风筝很好。\n');
    file('docs/scan.docx', 'no document');
    file('docs/empty.md', '---\neffectiveFrom: 2026-01-01\n---\n\n');
    file('docs/old.doc', 'x');
    const errors = await rejection({
      paths: [join(folder, 'docs'), join(folder, 'missing')],
      metadata: file('files.csv', metadata.replace('2026-01-01', 'soon')),
    });
    expect(errors.map((line) => line.replace(folder, '').slice(0, 60))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('files.csv, row 2, effectiveFrom: "soon" is not a day'),
        expect.stringContaining('/missing: does not exist.'),
        expect.stringContaining('old.doc: cannot be read: save it as .docx'),
        expect.stringContaining('knowledge/faq/faq-bad.md, front matter, topics: is missing'),
        expect.stringContaining('knowledge/records/fee-kite-2.yaml, fee-kite, kind: '),
        expect.stringContaining('scan.docx: cannot be opened as a Word document'),
        expect.stringContaining('empty.md: holds no text.'),
        expect.stringContaining('undated.md, effectiveFrom: is missing'),
      ]),
    );
    expect(shelf().currentNumber()).toBe(1);
  });

  it('in a placeholder is an error with its line', async () => {
    const path = join(folder, 'knowledge', 'faq', 'faq-kite-rain.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('{{fee-kite.weekday}}', '{{fee-kite.sunday}}'));
    expect(await rejection()).toEqual([
      'knowledge/faq/faq-kite-rain.md, line 31: {{fee-kite.sunday}} is not the id of a record, nor of one of its values.',
    ]);
  });

  it('in a reference to a record is an error, to an entry a warning', async () => {
    const path = join(folder, 'knowledge', 'services', 'service-kite-hire.md');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('related: [faq-kite-rain]', 'related: [faq-none]'));
    expect(await run()).toMatchObject({
      report: { problems: [{ severity: 'warning', message: expect.stringContaining('faq-none') as string }] },
    });
    writeFileSync(path, text.replace('related: [faq-kite-rain]', 'records: [fee-none]'));
    expect((await rejection()).join()).toContain('fee-none');
  });

  it('two files that would be one document, or two records of one id, is an error', async () => {
    mkdirSync(join(folder, 'nothing'));
    expect((await rejection({ paths: [join(folder, 'nothing')] })).join()).toContain('holds no files');
    const one = file('one/field.txt', rules);
    const two = file('two/field.txt', rules);
    expect((await rejection({ paths: [dirname(one), dirname(two)] })).join()).toContain(
      'field.txt: is given twice',
    );
    file(
      'knowledge/records/copy.yaml',
      readFileSync(join(folder, 'knowledge/records/fee-kite.yaml'), 'utf8'),
    );
    expect((await rejection()).join()).toContain(
      'knowledge/records/fee-kite.yaml, fee-kite: the record id "fee-kite" is taken by knowledge/records/copy.yaml',
    );
  });
});
