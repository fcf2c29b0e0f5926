import type { Term } from '../../src/knowledge/entry.ts';
import type { Record } from '../../src/knowledge/record.ts';
import { writtenLanguages, type WrittenLanguage } from '../../src/language/language.ts';
import { lineOf, type Block } from '../blocks.ts';
import { readEntry, type ReadEntry } from '../entries/read-entry.ts';
import { readDataFile } from '../entries/read-records.ts';
import { collectProblems, type Problems } from '../problems.ts';
import { readText } from '../readers/read-text.ts';
import { isDataFile } from '../sources/input.ts';
import { starterInputs } from '../sources/starter.ts';

/** A record or an entry with the file it is kept in. */
export interface Kept<Content> {
  readonly id: string;
  /** Path below the knowledge folder. */
  readonly file: string;
  readonly content: Content;
}

/** A knowledge base as it lies in its folder, before anything is filled in. */
export interface KnowledgeBase {
  readonly records: ReadonlyMap<string, Kept<Record>>;
  readonly entries: ReadonlyMap<string, Kept<ReadEntry>>;
  readonly terms: readonly Kept<Term>[];
  readonly problems: Problems;
}

/** One check of a base; what it finds goes to `base.problems`. */
export type Check = (base: KnowledgeBase) => void;

/** Reads every file of a knowledge folder; files that do not fit their schema are reported and left out. */
export async function readBase(folder: string): Promise<KnowledgeBase> {
  const problems = collectProblems();
  const records = new Map<string, Kept<Record>>();
  const entries = new Map<string, Kept<ReadEntry>>();
  const terms: Kept<Term>[] = [];
  for (const input of starterInputs(folder)) {
    const file = input.path;
    const found = problems.in(file);
    if (isDataFile(file)) {
      const data = readDataFile(input.bytes(), found);
      for (const record of data.records) keep(records, { id: record.id, file, content: record }, problems);
      terms.push(...data.terms.map((term) => ({ id: term['zh-Hans'], file, content: term })));
      continue;
    }
    const text = await readText(file, input.bytes(), found);
    const entry = text && readEntry(text.front, text.blocks, found);
    if (entry) keep(entries, { id: idOf(file), file, content: entry }, problems);
  }
  return { records, entries, terms, problems };
}

function keep<Content>(shelf: Map<string, Kept<Content>>, kept: Kept<Content>, problems: Problems): void {
  const earlier = shelf.get(kept.id);
  if (earlier) problems.in(kept.file).error(`has the id ${kept.id}, which ${earlier.file} has already.`);
  else if (idOf(kept.file) !== kept.id)
    problems.in(kept.file).error(`holds ${kept.id}; name the file after its id.`);
  shelf.set(kept.id, kept);
}

/** The id an entry goes by: its file's name without the ending. */
export function idOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.(md|ya?ml)$/i, '');
}

/** A piece of text of a record or an entry, and where it stands. */
export interface TextPart {
  readonly place: string;
  readonly language: WrittenLanguage;
  readonly text: string;
}

/** The sentences of a record, placeholders still in them. The labels of its values are part of what it holds. */
export function recordTexts(record: Record): TextPart[] {
  return writtenLanguages.flatMap((language) => [
    part('statement', language, record.statement[language]),
    ...(record.conditions?.[language] ?? []).map((line, index) =>
      part(`conditions ${index + 1}`, language, line),
    ),
    ...(record.change?.known[language] ?? []).map((line, index) =>
      part(`known ${index + 1}`, language, line),
    ),
    ...(record.change?.unknown[language] ?? []).map((line, index) =>
      part(`unknown ${index + 1}`, language, line),
    ),
  ]);
}

/** Every text of an entry that a visitor may read, placeholders still in it. */
export function entryTexts({ entry, body }: ReadEntry): TextPart[] {
  return writtenLanguages
    .flatMap((language) => [
      part('title', language, entry.title[language]),
      ...body[language].map((block) => part(placeOf(block), language, textOf(block))),
      ...(entry.kind === 'service'
        ? [
            part('purpose', language, entry.purpose[language]),
            ...entry.materials[language].map((line, index) => part(`materials ${index + 1}`, language, line)),
            ...entry.steps[language].map((line, index) => part(`steps ${index + 1}`, language, line)),
            part('timeLimit', language, entry.timeLimit?.[language] ?? ''),
            part('fee', language, entry.fee?.[language] ?? ''),
            part('where', language, entry.where[language]),
            part('result', language, entry.result[language]),
          ]
        : []),
    ])
    .filter(({ text }) => text !== '');
}

const part = (place: string, language: WrittenLanguage, text: string): TextPart => ({
  place,
  language,
  text,
});

function placeOf(block: Block): string {
  return block.place?.line === undefined ? 'body' : `line ${block.place.line}`;
}

function textOf(block: Block): string {
  return block.kind === 'table' ? block.rows.map((row) => row.join(' | ')).join('\n') : lineOf(block);
}

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names between double braces, in order. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
}

/** The text without what is copied into it. */
export function withoutPlaceholders(text: string): string {
  return text.replace(placeholder, '◌');
}
