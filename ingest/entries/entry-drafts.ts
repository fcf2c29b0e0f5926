import type { Entry, ServiceEntry } from '../../src/knowledge/entry.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import { writtenLanguages } from '../../src/language/language.ts';
import type { Block } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import { outlineLabel } from '../structure/labels.ts';
import { passageLimit } from '../structure/pack.ts';
import type { PassageDraft } from '../structure/passage-draft.ts';
import { withUniqueUnits } from '../structure/passage-draft.ts';
import { bodyPassages } from '../structure/section-passages.ts';
import { rowLine } from '../structure/tables.ts';
import type { ReadEntry } from './read-entry.ts';
import { sectionNames } from './section-names.ts';

/** How long a text of a language will be with its placeholders filled, in Chinese characters. */
export type LengthOf = (text: string, language: WrittenLanguage) => number;

/** The passages of an entry in one language, placeholders still in them. */
export function entryDrafts(read: ReadEntry, language: WrittenLanguage, lengthOf: LengthOf): PassageDraft[] {
  return withUniqueUnits(draftsByKind[read.entry.kind](read, language, lengthOf));
}

const draftsByKind: Readonly<
  Record<Entry['kind'], (read: ReadEntry, language: WrittenLanguage, lengthOf: LengthOf) => PassageDraft[]>
> = {
  faq: answerDrafts,
  guide: (read, language, lengthOf) => wholeOrSections(read, language, lengthOf, 'guide'),
  outlet: (read, language, lengthOf) => wholeOrSections(read, language, lengthOf, 'outlet'),
  policy: ({ body }, language) => sectionDrafts(body[language], language),
  service: serviceDrafts,
};

/** One passage: the question and its whole answer. */
function answerDrafts({ entry, body }: ReadEntry, language: WrittenLanguage): PassageDraft[] {
  const question = entry.title[language];
  const text = [question, ...body[language].map(linesOf)].join('\n');
  const section = sectionNames.answer[language];
  return [{ unit: 'answer', kind: 'question-answer', path: [], section, text, askedAs: [question] }];
}

/** One passage where the text is short in both languages, else one a `##` heading. */
function wholeOrSections(
  { body }: ReadEntry,
  language: WrittenLanguage,
  lengthOf: LengthOf,
  unit: 'guide' | 'outlet',
): PassageDraft[] {
  const isLong = (each: WrittenLanguage) => lengthOf(body[each].map(linesOf).join(''), each) > passageLimit;
  if (writtenLanguages.some(isLong)) return sectionDrafts(body[language], language);
  if (body[language].length === 0) return [];
  const text = stepLines(body[language]).join('\n');
  return [{ unit, kind: 'section', path: [], section: sectionNames[unit][language], text }];
}

/** A text as one passage: headings without a label of their own are numbered, or plain text would not tell the steps apart. */
function stepLines(blocks: readonly Block[]): string[] {
  let step = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading' || outlineLabel(block.text)) return linesOf(block);
    return `${++step}. ${block.text}`;
  });
}

/** The structured parts in the order people ask for them, then the sections of the body. */
function serviceDrafts({ entry, body }: ReadEntry, language: WrittenLanguage): PassageDraft[] {
  const service = entry as ServiceEntry;
  const parts: readonly (readonly [keyof typeof sectionNames, readonly string[]])[] = [
    ['purpose', [service.purpose[language]]],
    ['materials', numbered(service.materials[language])],
    ['steps', numbered(service.steps[language])],
    ['timeLimit', optional(service.timeLimit?.[language])],
    ['fee', optional(service.fee?.[language])],
    ['where', [service.where[language]]],
    ['result', [service.result[language]]],
  ];
  const drafts = parts.flatMap(([name, lines]): PassageDraft[] => {
    const section = sectionNames[name][language];
    return lines.length === 0
      ? []
      : [{ unit: name, kind: 'section', path: [], section, text: lines.join('\n') }];
  });
  return [...drafts, ...sectionDrafts(body[language], language)];
}

/** The sections of a body by its headings; units count headings, so that both languages name them alike. */
function sectionDrafts(blocks: readonly Block[], language: WrittenLanguage): PassageDraft[] {
  const sections: { headings: { depth: number; text: string }[]; blocks: Block[] }[] = [
    { headings: [], blocks: [] },
  ];
  for (const block of blocks) {
    const current = sections.at(-1);
    if (block.kind !== 'heading') current?.blocks.push(block);
    else {
      const above = (current?.headings ?? []).filter(({ depth }) => depth < block.depth);
      sections.push({ headings: [...above, { depth: block.depth, text: block.text }], blocks: [] });
    }
  }
  return sections.flatMap(({ headings, blocks }, index) => {
    const path = headings.map(({ text }) => text);
    const section = path.at(-1) ?? sectionNames.text[language];
    return bodyPassages({ unit: `section-${index}`, path, section }, blocks);
  });
}

function linesOf(block: Block): string {
  return block.kind === 'table' ? block.rows.map(rowLine).join('\n') : lineOf(block);
}

function numbered(lines: readonly string[]): string[] {
  return lines.length === 1 ? [...lines] : lines.map((line, index) => `${index + 1}. ${line}`);
}

function optional(line: string | undefined): string[] {
  return line === undefined ? [] : [line];
}
