import type { Term } from '../../src/knowledge/entry.ts';
import { glossarySchema } from '../../src/knowledge/entry.ts';
import type { Record as KnowledgeRecord } from '../../src/knowledge/record.ts';
import { recordSchema } from '../../src/knowledge/record.ts';
import { faultsOf } from '../metadata/stated.ts';
import type { FileProblems } from '../problems.ts';
import { decodeText } from '../readers/decode.ts';
import { readYaml } from '../readers/front-matter.ts';
import { isRecordsHeader, recordsOfTable } from './records-table.ts';

/** What a data file holds. */
export interface ReadData {
  readonly records: readonly KnowledgeRecord[];
  readonly terms: readonly Term[];
}

const nothing: ReadData = { records: [], terms: [] };

/** Records (one, or a list) or glossary terms (a list) of a YAML file; every fault is reported. */
export function readDataFile(bytes: Uint8Array, problems: FileProblems): ReadData {
  const text = decodeText(bytes, problems);
  const data = text === undefined ? undefined : readYaml(text, problems);
  if (!data) return nothing;
  return isGlossary(data.value) ? readTerms(data.value, problems) : readRecords(data.value, problems);
}

/** Records of a CSV table; undefined when the table is something else. */
export function readRecordsTable(bytes: Uint8Array, problems: FileProblems): ReadData | undefined {
  const text = decodeText(bytes, problems);
  if (text === undefined) return nothing;
  if (!isRecordsHeader(text.slice(0, text.indexOf('\n')))) return undefined;
  try {
    return readRecords(recordsOfTable(text), problems);
  } catch (error) {
    problems.error(`cannot be read as a table: ${(error as Error).message}`);
    return nothing;
  }
}

/** Terms have a name a language and no id. */
function isGlossary(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((each) => isObject(each) && !('id' in each) && 'zh-Hans' in each)
  );
}

function readTerms(value: unknown, problems: FileProblems): ReadData {
  const terms = glossarySchema.safeParse(value);
  if (terms.success) return { records: [], terms: terms.data };
  for (const { field, message } of faultsOf(terms.error)) problems.error(`${message}.`, `term ${field}`);
  return nothing;
}

/** Checks records given as values, one or a list. */
export function readRecords(value: unknown, problems: FileProblems): ReadData {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const records = list.flatMap((each, index) => {
    const record = recordSchema.safeParse(each);
    if (record.success) return [record.data];
    const id = isObject(each) && typeof each.id === 'string' ? each.id : `record ${index + 1}`;
    for (const { field, message } of faultsOf(record.error)) problems.error(`${message}.`, `${id}, ${field}`);
    return [];
  });
  return { records, terms: [] };
}

function isObject(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
