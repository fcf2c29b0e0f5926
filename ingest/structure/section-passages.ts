import type { Block, Table } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import { readingLength } from '../text.ts';
import { answerOf, outlineLabel, questionOf } from './labels.ts';
import { partNames } from './names.ts';
import type { Section } from './outline.ts';
import { packLines } from './pack.ts';
import type { PassageDraft } from './passage-draft.ts';
import { partDrafts } from './passage-draft.ts';
import { rowLine, tableTexts } from './tables.ts';

/** A caption is a short line without a full stop directly above its table. */
const longestCaption = 45;

/** The passages of one section: its text, its tables, its questions, in reading order. */
export function sectionPassages(section: Section, language: WrittenLanguage): PassageDraft[] {
  const name = section.label === '' ? partNames.introduction[language] : section.label;
  const base = { unit: section.unit, path: section.path, section: name };
  const { heading } = section;
  if (section.blocks.length === 0) {
    return section.innermost && heading !== '' ? [{ ...base, kind: 'section', text: heading }] : [];
  }
  if (/[？?]$/u.test(heading)) return pairPassages(base, questionText(heading), section.blocks);
  const first = section.blocks.findIndex(
    (block) => block.kind !== 'table' && questionOf(lineOf(block)) !== undefined,
  );
  const before = first < 0 ? section.blocks : section.blocks.slice(0, first);
  return [
    ...bodyPassages(base, before),
    ...(first < 0 ? [] : questionPassages(base, section.blocks.slice(first), partNames.question[language])),
  ];
}

type Base = Pick<PassageDraft, 'unit' | 'path' | 'section' | 'article'>;

/** Text and tables under one name; also the body of an article. */
export function bodyPassages(
  base: Base,
  blocks: readonly Block[],
  kind: 'section' | 'article' = 'section',
): PassageDraft[] {
  const drafts: PassageDraft[] = [];
  let lines: string[] = [];
  let texts = 0;
  let tables = 0;
  const endText = () => {
    const parts = packLines(lines);
    const from = texts === 0 ? base : { ...base, unit: `${base.unit}/text-${texts + 1}` };
    if (parts.length > 0) texts++;
    drafts.push(...partDrafts({ ...from, kind }, parts));
    lines = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'table') {
      lines.push(lineOf(block));
      continue;
    }
    const caption = captionOf(lines);
    if (caption !== undefined) lines.pop();
    endText();
    tables++;
    const unit = `${base.unit}/table-${tables}`;
    drafts.push(
      ...partDrafts(
        { ...base, unit, kind: 'table' },
        tableTexts(block, caption === undefined ? [] : [caption]),
      ),
    );
  }
  endText();
  return drafts;
}

function captionOf(lines: readonly string[]): string | undefined {
  const last = lines.at(-1);
  return last !== undefined && readingLength(last) <= longestCaption && !/[。；！？]$/u.test(last)
    ? last
    : undefined;
}

/** Pairs that begin with 问： or Q:; each runs up to the next question. */
function questionPassages(base: Base, blocks: readonly Block[], name: string): PassageDraft[] {
  const pairs: { question: string; answer: Block[] }[] = [];
  for (const block of blocks) {
    const question = block.kind === 'table' ? undefined : questionOf(lineOf(block));
    if (question !== undefined) pairs.push({ question, answer: [] });
    else pairs.at(-1)?.answer.push(block);
  }
  return pairs.flatMap(({ question, answer }, index) =>
    pairPassages(
      { ...base, unit: `${base.unit}/question-${index + 1}`, section: `${name} ${index + 1}` },
      question,
      answer,
    ),
  );
}

/** One question with its answer; parts of a long answer repeat the question. */
function pairPassages(base: Base, question: string, answer: readonly Block[]): PassageDraft[] {
  const lines = answer.flatMap((block) => {
    if (block.kind === 'table') return [tableLines(block)];
    const line = lineOf(block);
    const words = answerOf(line) ?? line;
    return words === '' ? [] : [words];
  });
  const texts = packLines(lines);
  return partDrafts(
    { ...base, kind: 'question-answer', askedAs: [question] },
    texts.length === 0 ? [question] : texts.map((text) => `${question}\n${text}`),
  );
}

function tableLines(table: Table): string {
  return table.rows.map(rowLine).join('\n');
}

function questionText(heading: string): string {
  return questionOf(heading) ?? outlineLabel(heading)?.rest ?? heading;
}
