import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Passage } from '../src/knowledge/passage.ts';
import type { ReleaseContent } from '../src/knowledge/release.ts';
import { systemClock } from '../src/platform/clock.ts';
import { projectPath } from '../src/platform/project-root.ts';
import type { PublishOutcome } from './publish/publish.ts';
import { publish } from './publish/publish.ts';
import { noDesk } from './sources/desk.ts';

const shared = projectPath('..', 'shared');
const isThere = existsSync(join(shared, 'documents.csv'));
if (!isThere) console.info(`skipped: ${shared} is absent, so its laws and policies are not read.`);

describe.skipIf(!isThere)('the shared laws and policies', () => {
  let folder: string;
  let content: ReleaseContent;
  let first: PublishOutcome;
  let again: PublishOutcome;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shared-'));
    const house = {
      dataFolder: folder,
      starterFolder: join(folder, 'none'),
      desk: noDesk,
      indexSettings: 'test-1',
      indexBuilder: () =>
        Promise.resolve((built: ReleaseContent) => {
          content = built;
          return new Map<string, Uint8Array>();
        }),
      clock: systemClock,
      progress: () => undefined,
    };
    const paths = [join(shared, 'documents')];
    const request = { paths, metadata: join(shared, 'documents.csv'), publishedBy: 'ingest' } as const;
    first = await publish(house, request);
    again = await publish(house, request);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all taken, and nothing is done when they come again', () => {
    const files = readdirSync(join(shared, 'documents'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    expect(first).toMatchObject({ outcome: 'published', report: { documents: files.length } });
    expect(again).toEqual({ outcome: 'unchanged', number: 1 });
  });

  function article(path: string, number: number): Passage {
    const found = content.passages.filter(
      (passage) => passage.documentId === `files/${path}` && passage.article === number,
    );
    expect(found).toHaveLength(1);
    return found[0]!;
  }

  it.each([
    ['statutes/专利法(2020-10-17).md', 42, '第四十二条', '第四十三条', ['第五章 专利权的期限、终止和无效']],
    ['statutes/商标法(2019-04-23).md', 33, '第三十三条', '第三十四条', ['第三章 商标注册的审查和核准']],
    ['statutes/民法典-总则.md', 123, '第一百二十三条', '第一百二十四条', ['总则', '第五章 民事权利']],
    [
      'statutes/民法典-合同编.md',
      845,
      '第八百四十五条',
      '第八百四十六条',
      ['合同编', '第二分编 典型合同', '第二十章 技术合同', '第一节 一般规定'],
    ],
    [
      'statutes/民法典-侵权责任编.md',
      1185,
      '第一千一百八十五条',
      '第一千一百八十六条',
      ['侵权责任编', '第二章 损害赔偿'],
    ],
  ])('give %s article %i with its path, number and exact text', (path, number, label, next, headings) => {
    const source = readFileSync(join(shared, 'documents', path), 'utf8');
    const text = source.slice(source.indexOf(`\n${label} `) + label.length + 2, source.indexOf(`\n${next} `));
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    expect(article(path, number)).toMatchObject({
      unit: `article-${number}`,
      kind: 'article',
      section: label,
      path: headings,
      text: lines.join('\n'),
    });
  });

  it('lose no article: every number from the first to the last is there', () => {
    const laws = content.documents.filter(({ kind }) => kind === 'statute');
    const gaps = laws.flatMap(({ id }) => {
      const numbers = [
        ...new Set(
          content.passages.flatMap((passage) =>
            passage.documentId === id && passage.article !== undefined ? [passage.article] : [],
          ),
        ),
      ];
      return numbers.flatMap((number, index) =>
        index === 0 || number === numbers[index - 1]! + 1 ? [] : [`${id} ${number}`],
      );
    });
    expect(gaps).toEqual([]);
  });

  it('keep the table of the founding policy whole', () => {
    const tables = content.passages.filter(
      ({ documentId, kind }) => kind === 'table' && documentId.startsWith('files/policies/'),
    );
    expect(tables).toHaveLength(1);
    const rows = tables[0]!.text.split('\n').filter((line) => line.includes(' | '));
    expect(rows).toHaveLength(5);
    expect(rows.every((row) => row.split(' | ').length === 3)).toBe(true);
    expect(tables[0]!.section).toBe('一、（二）');
  });

  it('say which text replaces which', () => {
    const older = content.documents.filter(({ supersededBy }) => supersededBy !== undefined);
    expect(older.length).toBeGreaterThan(0);
    for (const { id, supersededBy } of older) {
      expect(content.documents.find((document) => document.id === supersededBy)?.supersedes).toContain(id);
    }
  });
});
