import type { Block } from '../blocks.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import type { FrontRole, LawArticle, LawNode, LawTree } from './law-tree.ts';
import { partNames } from './names.ts';
import type { PassageDraft } from './passage-draft.ts';
import { bodyPassages } from './section-passages.ts';

/** The passages of a law: its history, its preamble, an article each, and texts under headings without articles. */
export function lawPassages(law: LawTree, language: WrittenLanguage): PassageDraft[] {
  const above = law.front.filter(({ role }) => role === 'title').slice(1);
  const path = above.flatMap(({ block }) => (block.kind === 'heading' ? [headingText(block.text)] : []));
  const front = (role: FrontRole, unit: string, section: string) =>
    bodyPassages(
      { unit, path: [], section },
      law.front.filter((part) => part.role === role).map(({ block }) => block),
    );
  return [
    ...front('history', 'history', partNames.history[language]),
    ...front('preamble', 'preamble', partNames.introduction[language]),
    ...law.children.flatMap((node, index) => nodePassages(node, path, String(index + 1), language)),
  ];
}

function nodePassages(
  node: LawNode,
  path: readonly string[],
  place: string,
  language: WrittenLanguage,
): PassageDraft[] {
  if (node.kind === 'article') return articlePassages(node, path);
  if (node.kind === 'text') {
    return bodyPassages(
      { unit: `text-${place}`, path, section: path.at(-1) ?? partNames.text[language] },
      node.blocks,
    );
  }
  const below = [...path, headingText(node.title)];
  return node.children.flatMap((child, index) =>
    nodePassages(child, below, `${place}.${index + 1}`, language),
  );
}

function articlePassages(article: LawArticle, path: readonly string[]): PassageDraft[] {
  const branch = article.branch === undefined ? '' : `-${article.branch}`;
  const base = {
    unit: `article-${article.number}${branch}`,
    path,
    section: article.label,
    article: article.number,
  };
  const blocks: readonly Block[] =
    article.blocks.length === 0 ? [{ kind: 'paragraph', text: article.label }] : article.blocks;
  return bodyPassages(base, blocks, 'article');
}

/** 第一章　总　则 as 第一章 总则: one space after the label, none inside a title set with spaces. */
export function headingText(line: string): string {
  const [, label, title] = /^(第\S{1,8}?[编章节目])[\s\u3000]+(.*)$/u.exec(line.trim()) ?? [];
  const spaced = /(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu;
  return label === undefined ? line.trim() : `${label} ${(title ?? '').replace(spaced, '').trim()}`;
}
