import { findDates } from './dates.ts';
import { findIdentifiers } from './identifiers.ts';
import { findNumbers, type FoundNumber } from './numbers.ts';
import { bounds, unitForms } from './quantity-units.ts';
import type { Quantity, Unit } from './quantity.ts';
import { foldInPlace } from './script.ts';

export { findArticles, type FoundArticle } from './articles.ts';
export { findDates, type FoundDate } from './dates.ts';
export { canonicalQuantity, formatQuantity, sameQuantity } from './quantity-format.ts';

/** A quantity in a text. The ends of a range are two quantities. */
export interface FoundQuantity extends Quantity {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
  /** The words of the clause before it, folded to Simplified; absent where the clause begins with it. */
  readonly subject?: string;
  /** 以上, at least: the value is the least. 以下, 以内, within: the value is the most. */
  readonly bound?: 'least' | 'most';
}

type Span = readonly [start: number, end: number];
interface Measured {
  readonly unit: Unit;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Quantities in Chinese and English, in the order of the text. Dates, articles, ordinals and codes are none. */
export function findQuantities(text: string): FoundQuantity[] {
  const folded = foldInPlace(text);
  const taken = notQuantities(folded);
  const numbers = findNumbers(folded).filter(
    ({ start, end }) => !taken.some(([from, to]) => start < to && from < end),
  );
  const measured: Measured[] = [];
  let next: FoundNumber | undefined;
  // From the end, because the lower end of a range takes its unit from the upper one.
  for (const number of [...numbers].reverse()) {
    const found = measure(folded, number, next, measured[0]);
    if (found) measured.unshift(found);
    next = number;
  }
  addUpperEnds(folded, numbers, measured);
  return measured.map((quantity, index) => describe(text, folded, quantity, measured[index - 1]));
}

/** What looks like a quantity and is none. */
const otherNumbers: readonly RegExp[] = [
  /《[^《》]{1,80}》/gu,
  /第\s?[\d零〇一二两三四五六七八九十百千]+/gu,
  /\b(?:article|art\.|rule|section|step|class|chapter|no\.|nos\.|paragraph|item|table|form|annex|version|part|page|question)s?\s?\d+(?:\.\d+)*/giu,
  /\d+(?:st|nd|rd|th)\b/giu,
  /(?<!\d)(?:\(?0\d{1,3}\)?[- ]?\d{3,4}[- ]?\d{4}|1[3-9]\d{9}|400[-\s]?\d{3}[-\s]?\d{4})(?!\d)/gu,
  /\b(?:https?:\/\/|www\.)[^\s\p{Script=Han}]+/giu,
  /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /(?<![\d.])\d+(?:\.\d+){2,}/gu,
  /\d{1,2}:\d{2}(?::\d{2})?/gu,
  /(?:US\$|HK\$|[$€£]|\b(?:USD|EUR|GBP|CHF|JPY|HKD|SFr))\s?[\d,.]+(?:\s?(?:million|thousand|billion|万|亿))?/giu,
];

function notQuantities(folded: string): Span[] {
  const spans: Span[] = otherNumbers.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match): Span => [match.index, match.index + match[0].length]),
  );
  for (const { start, end } of [...findDates(folded), ...findIdentifiers(folded)]) spans.push([start, end]);
  return spans;
}

/** A number with its unit: its own (百分之), one after it, a currency before it, or that of the range it opens. */
function measure(
  folded: string,
  number: FoundNumber,
  next: FoundNumber | undefined,
  after: Measured | undefined,
): Measured | undefined {
  const { start, value, end } = number;
  if (number.unit !== undefined) return { unit: number.unit, value, start, end };
  const currency = /(?:RMB|CNY|人民币|¥)\s?$/iu.exec(folded.slice(Math.max(0, start - 6), start));
  const unit = unitAt(folded, number);
  if (currency && (unit === undefined || unit.unit === 'yuan')) {
    return { unit: 'yuan', value, start: start - currency[0].length, end: unit?.end ?? end };
  }
  if (unit)
    return { ...inWholeUnits(unit.unit, round(value * unit.factor + unit.extra)), start, end: unit.end };
  return next && after ? rangeStart(folded, number, next, after) : undefined;
}

function unitAt(
  folded: string,
  number: FoundNumber,
): { unit: Unit; factor: number; extra: number; end: number } | undefined {
  const vague =
    /^\s?[多余来](?!\p{Script=Han}{0,1}[于])/u.exec(folded.slice(number.end, number.end + 3))?.[0] ?? '';
  const bracketed = folded[number.end] === ')' && folded[number.start - 1] === '(';
  const half = /^个半(?=月|小时|星期|钟头)/u.test(folded.slice(number.end, number.end + 4));
  const at = number.end + (bracketed ? 1 : vague.length);
  const source = half ? `${folded.slice(0, at)}个${folded.slice(at + 2)}` : folded;
  for (const { unit, factor, pattern } of unitForms) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match || isIndefinite(number, unit)) continue;
    const end = at + match[0].length + (half ? 1 : 0);
    const halfAfter = !half && /^半(?![年月天日小])/u.test(folded.slice(end, end + 2)) && unit !== 'count';
    return { unit, factor, extra: half || halfAfter ? 0.5 * factor : 0, end: end + (halfAfter ? 1 : 0) };
  }
  return undefined;
}

/** Half a year is six months, a year and a half eighteen. */
function inWholeUnits(unit: Unit, value: number): { unit: Unit; value: number } {
  const months = round(value * 12);
  const asMonths = unit === 'year' && !Number.isInteger(value) && Number.isInteger(months);
  return asMonths ? { unit: 'month', value: months } : { unit, value };
}

/** 一个, 一种, one item: an article, not a count. */
function isIndefinite(number: FoundNumber, unit: Unit): boolean {
  return unit === 'count' && number.value === 1 && !/\d/.test(number.text);
}

const rangeMark = /^ ?(?:-|–|—|~|至|到|to|and|or|或者?) ?(?:人民币|RMB|CNY|¥)? ?$/iu;

function rangeStart(
  folded: string,
  number: FoundNumber,
  next: FoundNumber,
  after: Measured,
): Measured | undefined {
  if (after.start > next.start || next.end > after.end) return undefined;
  if (!rangeMark.test(folded.slice(number.end, next.start))) return undefined;
  // 3-5万元: the myriads of the upper end hold for the lower one too.
  const scale = /^\d+(?:\.\d+)?$/.test(number.text) ? next.scale : 1;
  const factor = after.value / next.value;
  const value =
    Number.isFinite(factor) && next.value !== 0
      ? number.value * scale * unitFactor(after, next)
      : number.value;
  return { unit: after.unit, value: round(value), start: number.start, end: number.end };
}

/** RMB 50,000 to 500,000: the currency before the lower end holds for the upper one. */
function addUpperEnds(folded: string, numbers: readonly FoundNumber[], measured: Measured[]): void {
  for (const [index, number] of numbers.entries()) {
    if (measured.some(({ start, end }) => number.start < end && start < number.end)) continue;
    const lower = numbers[index - 1];
    const at = measured.findIndex(({ end, unit }) => unit === 'yuan' && end === lower?.end);
    if (!lower || at < 0 || !rangeMark.test(folded.slice(lower.end, number.start))) continue;
    measured.splice(at + 1, 0, { unit: 'yuan', value: number.value, start: number.start, end: number.end });
  }
}

/** 2-3 quarters are 6 to 9 months; a half after the unit is the upper end's alone. */
function unitFactor(after: Measured, next: FoundNumber): number {
  const factor = after.value / next.value;
  return Number.isInteger(factor) ? factor : 1;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

function describe(
  text: string,
  folded: string,
  quantity: Measured,
  previous: Measured | undefined,
): FoundQuantity {
  const { start, end } = quantity;
  const before = folded.slice(Math.max(previous?.end ?? 0, start - 60), start);
  const subject = subjectOf(before);
  const bound = boundOf(before, folded.slice(end, end + 12));
  return {
    value: quantity.value,
    unit: quantity.unit,
    start,
    end,
    text: text.slice(start, end),
    ...(subject === undefined ? {} : { subject }),
    ...(bound === undefined ? {} : { bound }),
  };
}

function subjectOf(before: string): string | undefined {
  const clause = before.split(/[，,。；;：:！!？?\n（）()]|\.\s/u).at(-1) ?? '';
  const words = clause.replace(/(?:为|是|至|到|满|应为|不超过|在|is|are|of|to|for)\s*$/iu, '').trim();
  return words === '' ? undefined : words.slice(-30);
}

function boundOf(before: string, after: string): 'least' | 'most' | undefined {
  if (bounds.leastAfter.test(after)) return 'least';
  if (bounds.mostAfter.test(after)) return 'most';
  if (bounds.mostBefore.test(before)) return 'most';
  return bounds.leastBefore.test(before) ? 'least' : undefined;
}
