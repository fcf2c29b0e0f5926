import type { Document } from '../../src/knowledge/document.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import type { Record as KnowledgeRecord } from '../../src/knowledge/record.ts';
import { fillPlaceholders } from '../../src/knowledge/record-text.ts';
import { writtenLanguages } from '../../src/language/language.ts';
import { lineOf } from '../blocks.ts';
import { entryDocument } from '../entries/entry-document.ts';
import type { LengthOf } from '../entries/entry-drafts.ts';
import { entryDrafts } from '../entries/entry-drafts.ts';
import type { ReadEntry } from '../entries/read-entry.ts';
import { isEntryFront, readEntry } from '../entries/read-entry.ts';
import { recordDraft } from '../entries/record-drafts.ts';
import { describeDocument } from '../metadata/complete.ts';
import type { Stated } from '../metadata/stated.ts';
import { faultsOf, statedSchema } from '../metadata/stated.ts';
import type { FileProblems } from '../problems.ts';
import type { ReadText } from '../readers/read-text.ts';
import { hasWords, readText } from '../readers/read-text.ts';
import type { Input } from '../sources/input.ts';
import { readingLength } from '../text.ts';
import { passagesOf } from '../structure/structure.ts';
import { filledPassages, plainPassages } from './passages.ts';

/** What an input became. */
export interface Ingested {
  readonly document: Document;
  readonly passages: readonly Passage[];
}

/** What entries may refer to. */
export interface Known {
  readonly records: ReadonlyMap<string, KnowledgeRecord>;
  /** Names of entries: their file names without ending. */
  readonly entries: ReadonlySet<string>;
}

/** Reads one document or entry; undefined, with errors reported, when it does not fit. */
export async function ingestText(
  input: Input,
  known: Known,
  problems: FileProblems,
): Promise<Ingested | undefined> {
  const text = await readText(input.path, input.bytes(), problems);
  if (!text) return undefined;
  if (!isEntryFront(text.front)) return ingestDocument(input, text, problems);
  const read = readEntry(text.front, text.blocks, problems);
  return read && ingestEntry(input, read, known, problems);
}

function ingestDocument(input: Input, text: ReadText, problems: FileProblems): Ingested | undefined {
  const front = statedInFront(text.front, problems);
  const hasText = text.blocks.some(hasWords);
  if (!hasText) problems.error('holds no text.');
  if (front === 'faulty' || !hasText) return undefined;
  const stated = input.stated ?? front;
  const lines = text.blocks.flatMap((block) => (block.kind === 'table' ? [] : [lineOf(block)]));
  const document = describeDocument({ ...input, lines, heading: text.heading, stated }, problems);
  if (!document) return undefined;
  const language = document.languages[0] ?? 'zh-Hans';
  const drafts = passagesOf(text.blocks, document.titles[language] ?? '', language);
  return { document, passages: plainPassages(document, language, drafts) };
}

function statedInFront(front: unknown, problems: FileProblems): Stated | undefined | 'faulty' {
  if (front === undefined || front === null) return undefined;
  const stated = statedSchema.safeParse(front);
  if (stated.success) return stated.data;
  for (const { field, message } of faultsOf(stated.error))
    problems.error(`${message}.`, `front matter, ${field}`);
  return 'faulty';
}

function ingestEntry(
  input: Input,
  read: ReadEntry,
  { records, entries }: Known,
  problems: FileProblems,
): Ingested {
  const { entry } = read;
  for (const id of entry.records ?? []) {
    if (!records.has(id)) problems.error(`there is no record "${id}".`, 'front matter, records');
  }
  for (const id of entry.related ?? []) {
    if (!entries.has(id) && !records.has(id))
      problems.warning(`there is no entry "${id}".`, 'front matter, related');
  }
  const document = entryDocument(input.source, input.path, entry, entry.kind);
  const lengthOf: LengthOf = (text, language) =>
    readingLength(fillPlaceholders(text, language, records).text);
  const passages = writtenLanguages.flatMap((language) =>
    filledPassages(
      document,
      language,
      entryDrafts(read, language, lengthOf),
      entry.askedAs[language],
      { records },
      (name) => {
        reportUnknown(input, name, problems);
      },
    ),
  );
  return { document, passages };
}

/** The document and the passages of a record. */
export function ingestRecord(
  input: Input,
  path: string,
  record: KnowledgeRecord,
  records: ReadonlyMap<string, KnowledgeRecord>,
  problems: FileProblems,
): Ingested {
  const document = entryDocument(input.source, path, record, 'record');
  const values = { records, own: record };
  const passages = writtenLanguages.flatMap((language) =>
    filledPassages(
      document,
      language,
      [recordDraft(record, language)],
      record.askedAs[language],
      values,
      (name) => {
        reportUnknown(input, name, problems);
      },
    ),
  );
  return { document, passages };
}

/** Names the line where an unknown placeholder stands. */
function reportUnknown(input: Input, name: string, problems: FileProblems): void {
  const lines = new TextDecoder().decode(input.bytes()).split('\n');
  const at = lines.findIndex((line) => line.includes('{{') && line.includes(name));
  problems.error(
    `{{${name}}} is not the id of a record, nor of one of its values.`,
    at < 0 ? undefined : { line: at + 1 },
  );
}
