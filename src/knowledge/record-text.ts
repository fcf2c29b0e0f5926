import type { WrittenLanguage } from '../language/language.ts';
import { formatQuantity } from '../language/quantity-format.ts';
import type { Day } from '../platform/day.ts';
import type { Record, RecordValue } from './record.ts';

/** A value as the reader sees it: 15年, 1 January 2027, an address. */
export function valueText(value: RecordValue, language: WrittenLanguage): string {
  if (value.quantity) return formatQuantity(value.quantity, language);
  if (value.date) return dayText(value.date, language);
  return value.text?.[language] ?? '';
}

const englishMonths =
  'January February March April May June July August September October November December'.split(' ');

/** A day written out: 2027年1月1日, 1 January 2027. */
export function dayText(day: Day, language: WrittenLanguage): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return language === 'en'
    ? `${date} ${englishMonths[month - 1] ?? ''} ${year}`
    : `${year}年${month}月${date}日`;
}

/** A text with its placeholders filled, what it copied from, and the placeholders nothing answers to. */
export interface FilledText {
  readonly text: string;
  /** Ids of the records copied from, each once. */
  readonly recordIds: readonly string[];
  /** As written between the braces. */
  readonly unknown: readonly string[];
}

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const deepest = 4;

/**
 * Fills `{{record-id.value-id}}` with a value, `{{record-id}}` with a record's whole statement, and inside a record (`own`)
 * `{{value-id}}` with one of its own values. What is unknown stays as written.
 */
export function fillPlaceholders(
  text: string,
  language: WrittenLanguage,
  records: ReadonlyMap<string, Record>,
  own?: Record,
  depth = 0,
): FilledText {
  const recordIds = new Set<string>();
  const unknown: string[] = [];
  const filled = text.replace(placeholder, (written, name: string) => {
    const copy = copyOf(name, language, records, own, depth);
    if (!copy) {
      unknown.push(name);
      return written;
    }
    for (const id of copy.recordIds) recordIds.add(id);
    unknown.push(...copy.unknown);
    return copy.text;
  });
  return { text: filled, recordIds: [...recordIds], unknown };
}

function copyOf(
  name: string,
  language: WrittenLanguage,
  records: ReadonlyMap<string, Record>,
  own: Record | undefined,
  depth: number,
): FilledText | undefined {
  const [first = '', second] = name.split('.');
  const ownValue = second === undefined && valueOf(own, first);
  if (own && ownValue) return { text: valueText(ownValue, language), recordIds: [own.id], unknown: [] };
  const record = records.get(first);
  if (!record) return undefined;
  if (second !== undefined) {
    const value = valueOf(record, second);
    return value && { text: valueText(value, language), recordIds: [first], unknown: [] };
  }
  if (depth >= deepest) return undefined;
  const statement = fillPlaceholders(record.statement[language], language, records, record, depth + 1);
  return { ...statement, recordIds: [first, ...statement.recordIds] };
}

function valueOf(record: Record | undefined, id: string): RecordValue | undefined {
  return record?.values.find((value) => value.id === id);
}

/** The sentence of a record with its values filled in. */
export function statementText(
  record: Record,
  language: WrittenLanguage,
  records: ReadonlyMap<string, Record> = new Map(),
): string {
  return fillPlaceholders(record.statement[language], language, records, record).text;
}
