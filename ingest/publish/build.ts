import type { Document } from '../../src/knowledge/document.ts';
import type { Term } from '../../src/knowledge/entry.ts';
import { hashOf } from '../../src/knowledge/content-hash.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import type { Record as KnowledgeRecord } from '../../src/knowledge/record.ts';
import type { ReleaseContent } from '../../src/knowledge/release.ts';
import type { ReleaseInput, ReleaseWithInputs } from '../../src/knowledge/release-file.ts';
import type { Approval } from '../sources/desk.ts';
import { approvedBy } from './approve.ts';
import { readDataFile, readRecordsTable } from '../entries/read-records.ts';
import type { Problems } from '../problems.ts';
import { ingestSettings } from '../settings.ts';
import type { Input } from '../sources/input.ts';
import { isDataFile } from '../sources/input.ts';
import type { Ingested } from './ingest-input.ts';
import { ingestRecord, ingestText } from './ingest-input.ts';
import { linkDocuments } from './link.ts';

/** What inputs became, with what the next run can take over. */
export interface BuiltContent {
  readonly content: ReleaseContent;
  readonly inputs: readonly ReleaseInput[];
  /** Documents taken over unchanged from the release before. */
  readonly reused: number;
}

/** Called before each file is read. */
export type Progress = (done: number, total: number, name: string) => void;

/**
 * Reads all inputs. Errors are collected, not thrown: look at `problems` before the content is used. An input whose key
 * stands in `previous` is not read again.
 */
export async function buildContent(
  inputs: readonly Input[],
  previous: ReleaseWithInputs | undefined,
  approvals: readonly Approval[],
  problems: Problems,
  progress: Progress,
): Promise<BuiltContent> {
  const data = readData(inputs, problems);
  const dataHash = hashOf(JSON.stringify([...data.records.values()]));
  const known = { records: data.records, entries: new Set(inputs.map(nameOf)) };
  const reusable = reusableInputs(previous);
  const built: { key: string; ingested: readonly Ingested[] }[] = [];
  const texts = inputs.filter((input) => !data.sources.has(input));
  let reused = 0;
  for (const [index, input] of texts.entries()) {
    progress(index, texts.length, input.name);
    const key = keyOf(input, dataHash);
    const before = reusable(key);
    if (before) reused += before.length;
    const fresh = before ? undefined : await ingestText(input, known, problems.in(input.name));
    built.push({ key, ingested: before ?? (fresh ? [fresh] : []) });
  }
  const ingestedRecords = data.origins.map(({ input, path, record }) =>
    ingestRecord(input, path, record, data.records, problems.in(input.name)),
  );
  const confirm = approvedBy(approvals);
  const all = [...built.flatMap(({ ingested }) => ingested), ...ingestedRecords].map(confirm.document);
  return {
    content: {
      documents: linkDocuments(uniqueDocuments(all, problems)),
      passages: all.flatMap(({ passages }) => passages),
      records: recordsWith(data, ingestedRecords, confirm.record),
      terms: data.terms,
    },
    inputs: built.map(({ key, ingested }) => ({ key, documents: ingested.map(({ document }) => document) })),
    reused,
  };
}

interface Data {
  readonly records: ReadonlyMap<string, KnowledgeRecord>;
  readonly origins: readonly { input: Input; path: string; record: KnowledgeRecord }[];
  readonly terms: readonly Term[];
  /** The inputs that held records or terms. */
  readonly sources: ReadonlySet<Input>;
}

/** The records in their order, each as its document stands. */
function recordsWith(
  { records, origins }: Data,
  ingested: readonly Ingested[],
  confirm: (record: KnowledgeRecord, ingested: Ingested) => KnowledgeRecord,
): KnowledgeRecord[] {
  const documents = new Map(origins.map(({ record }, place) => [record.id, ingested[place]]));
  return [...records.values()].map((record) => {
    const document = documents.get(record.id);
    return document ? confirm(record, document) : record;
  });
}

/** Records and terms come first: entries copy values from them. */
function readData(inputs: readonly Input[], problems: Problems): Data {
  const records = new Map<string, KnowledgeRecord>();
  const owners = new Map<string, string>();
  const origins: { input: Input; path: string; record: KnowledgeRecord }[] = [];
  const terms: Term[] = [];
  const sources = new Set<Input>();
  for (const input of inputs) {
    const file = problems.in(input.name);
    const isTable = /\.csv$/i.test(input.path);
    if (!isTable && !isDataFile(input.path)) continue;
    const data = isTable ? readRecordsTable(input.bytes(), file) : readDataFile(input.bytes(), file);
    if (!data) continue;
    sources.add(input);
    terms.push(...data.terms);
    for (const record of data.records) {
      const owner = owners.get(record.id);
      if (owner !== undefined) file.error(`the record id "${record.id}" is taken by ${owner}.`, record.id);
      owners.set(record.id, owner ?? input.name);
      records.set(record.id, record);
      const path =
        data.records.length === 1 ? input.path : `${input.path.replace(/\.[^.]+$/, '')}/${record.id}`;
      origins.push({ input, path, record });
    }
  }
  return { records, origins, terms, sources };
}

/** Over everything that decides what an input becomes. Where values of records are copied, those count too. */
function keyOf(input: Input, dataHash: string): string {
  const copies = /\.md$/i.test(input.path) && Buffer.from(input.bytes()).includes('{{');
  return hashOf(
    ingestSettings,
    input.source,
    input.path,
    input.sha256,
    JSON.stringify(input.stated ?? null),
    copies ? dataHash : '',
  );
}

/** The file name without its ending, as entries refer to each other. */
function nameOf({ path }: Input): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
}

function reusableInputs(previous: ReleaseWithInputs | undefined): (key: string) => Ingested[] | undefined {
  const byKey = new Map(previous?.inputs.map(({ key, documents }) => [key, documents]));
  const byDocument = new Map<string, Passage[]>();
  for (const passage of previous?.passages ?? []) {
    const list = byDocument.get(passage.documentId);
    if (list) list.push(passage);
    else byDocument.set(passage.documentId, [passage]);
  }
  return (key) =>
    byKey.get(key)?.map((document) => ({ document, passages: byDocument.get(document.id) ?? [] }));
}

function uniqueDocuments(all: readonly Ingested[], problems: Problems): Document[] {
  const seen = new Set<string>();
  return all.flatMap(({ document }) => {
    if (seen.has(document.id))
      problems.in(document.path).error(`the document id "${document.id}" is taken already.`);
    seen.add(document.id);
    return [document];
  });
}
