import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority, Basis } from '../../src/knowledge/document.ts';
import type { Record } from '../../src/knowledge/record.ts';
import type { Quantity } from '../../src/language/quantity.ts';
import { findQuantities, sameQuantity } from '../../src/language/quantities.ts';
import { collectProblems } from '../problems.ts';
import { readMetadataTable } from '../metadata/table.ts';
import { readText } from '../readers/read-text.ts';
import { lawTree } from '../structure/law-tree.ts';
import { lawPassages } from '../structure/law-passages.ts';
import type { KnowledgeBase } from './base.ts';

/** The articles of the laws at hand: text by law and number, over all versions. */
export interface LawTexts {
  has(law: string): boolean;
  articles(law: string, article: number): readonly string[];
}

/** Authorities whose quantities have to stand in the cited articles. */
const statutory: ReadonlySet<Authority> = new Set([
  'law',
  'administrative-regulation',
  'judicial-interpretation',
]);

/** The laws of a folder with a metadata table beside it; undefined when the folder is not there. */
export async function readLawTexts(folder: string, table: string): Promise<LawTexts | undefined> {
  if (!existsSync(folder) || !existsSync(table)) return undefined;
  const problems = collectProblems();
  const laws = new Map<string, Map<number, string[]>>();
  for (const [path, stated] of readMetadataTable(readFileSync(table), problems.in(table))) {
    const text = await readText(path, readFileSync(join(folder, path)), problems.in(path));
    if (!text) continue;
    const articles = articlesOf(laws, lawName(stated.title ?? path));
    for (const passage of lawPassages(lawTree(text.blocks), 'zh-Hans')) {
      if (passage.article !== undefined)
        articles.set(passage.article, [...(articles.get(passage.article) ?? []), passage.text]);
    }
  }
  return {
    has: (law) => laws.has(lawName(law)),
    articles: (law, article) => laws.get(lawName(law))?.get(article) ?? [],
  };
}

function articlesOf(laws: Map<string, Map<number, string[]>>, name: string): Map<number, string[]> {
  const there = laws.get(name) ?? new Map<number, string[]>();
  laws.set(name, there);
  return there;
}

/** The short title: without 中华人民共和国, without the part of a code, without a year in brackets. */
function lawName(title: string): string {
  return title
    .replace(/^中华人民共和国/, '')
    .replace(/^民法典.*$/, '民法典')
    .replace(/[（(][^（）()]*[）)]$/, '');
}

/** Every article named as a basis exists where its law is at hand, and a statutory record's quantities stand in the articles it names. */
export function checkLegalBasis(base: KnowledgeBase, laws: LawTexts): void {
  for (const { file, content } of base.entries.values()) checkArticles(base, file, content.entry.basis, laws);
  for (const { file, content } of base.records.values()) {
    checkArticles(base, file, content.basis, laws);
    checkNumbers(base, file, content, laws);
  }
}

function checkArticles(base: KnowledgeBase, file: string, basis: readonly Basis[], laws: LawTexts): void {
  for (const { document, article } of basis) {
    if (article !== undefined && laws.has(document) && laws.articles(document, article).length === 0) {
      base.problems
        .in(file)
        .error(`rests on article ${article} of ${document}, which has no such article.`, 'basis');
    }
  }
}

function checkNumbers(base: KnowledgeBase, file: string, record: Record, laws: LawTexts): void {
  const cited = record.basis.filter(({ article }) => article !== undefined);
  if (
    !statutory.has(record.authority) ||
    cited.length === 0 ||
    cited.some(({ document }) => !laws.has(document))
  )
    return;
  const found = cited
    .flatMap(({ document, article = 0 }) => laws.articles(document, article))
    .flatMap((text) => findQuantities(text));
  for (const { id, quantity } of record.values) {
    if (quantity && isWritten(quantity) && !found.some((one) => sameQuantity(one, quantity))) {
      base.problems
        .in(file)
        .error(
          `says ${quantity.value} ${quantity.unit}, which none of the articles it names says.`,
          `values, ${id}`,
        );
    }
  }
}

/** A law writes neither how many items its own lists have nor that something costs nothing. */
function isWritten({ value, unit }: Quantity): boolean {
  return unit !== 'count' && value !== 0;
}
