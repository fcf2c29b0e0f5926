import type { FoundNumber } from './numbers.ts';
import { unitForms } from './quantity-units.ts';
import type { Quantity, Unit } from './quantity.ts';

/** A number with its unit, at its place in the text. */
export interface Measured extends Quantity {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** What the unit makes of a number: 3 for 季度, which is counted in months. */
  readonly written: { readonly unit: Unit; readonly factor: number };
}

/** The numbers of a folded text that have a unit, in the order of the text. */
export function measureNumbers(folded: string, numbers: readonly FoundNumber[]): Measured[] {
  const byNumber = new Map<FoundNumber, Measured>();
  let next: FoundNumber | undefined;
  // From the end, because the lower end of a range takes its unit from the upper one.
  for (const number of [...numbers].reverse()) {
    const found = measure(folded, number) ?? lowerEnd(folded, number, next, next && byNumber.get(next));
    if (found) byNumber.set(number, found);
    next = number;
  }
  addUpperEnds(folded, numbers, byNumber);
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}

/** By its own unit (百分之), a currency before it, or the unit after it. */
function measure(folded: string, number: FoundNumber): Measured | undefined {
  const { start, end, value } = number;
  if (number.unit !== undefined) return measured(number.unit, value, start, end);
  const currency = /(?:RMB|CNY|人民币|¥) ?$/iu.exec(folded.slice(Math.max(0, start - 6), start));
  const unit = unitAfter(folded, number);
  if (currency && (unit === undefined || unit.unit === 'yuan')) {
    return measured('yuan', value, start - currency[0].length, unit?.end ?? end);
  }
  if (unit === undefined) return undefined;
  return measured(unit.unit, value + unit.more, start, unit.end, unit.factor);
}

function measured(unit: Unit, value: number, start: number, end: number, factor = 1): Measured {
  return { ...inWholeUnits(unit, rounded(value * factor)), start, end, written: { unit, factor } };
}

/** Half a year is six months, a year and a half eighteen. */
function inWholeUnits(unit: Unit, value: number): Quantity {
  const months = rounded(value * 12);
  const asMonths = unit === 'year' && !Number.isInteger(value) && Number.isInteger(months);
  return asMonths ? { unit: 'month', value: months } : { unit, value };
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

interface UnitAfter {
  readonly unit: Unit;
  readonly factor: number;
  /** 半 within or after the unit adds a half. */
  readonly more: 0 | 0.5;
  readonly end: number;
}

function unitAfter(folded: string, number: FoundNumber): UnitAfter | undefined {
  const { end } = number;
  const after = folded.slice(end, end + 12);
  // 两个半月 is read as 两个月 and a half more.
  if (/^个半(?:月|小时|星期|钟头)/u.test(after)) {
    const unit = unitAt(`个${after.slice(2)}`, 0, number);
    return unit && { ...unit, more: 0.5, end: end + unit.end + 1 };
  }
  const bracketed = after.startsWith(')') && folded[number.start - 1] === '(';
  const vague = /^ ?[多余来](?!于)|^ or (?:more|fewer|less)(?= )/u.exec(after)?.[0].length ?? 0;
  const unit = unitAt(folded, end + (bracketed ? 1 : vague), number);
  const half =
    unit && unit.unit !== 'count' && /^半(?![年月天日小])/u.test(folded.slice(unit.end, unit.end + 2));
  return half ? { ...unit, more: 0.5, end: unit.end + 1 } : unit;
}

function unitAt(folded: string, at: number, number: FoundNumber): UnitAfter | undefined {
  for (const { unit, factor, pattern } of unitForms) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (match && !isIndefinite(number, unit)) return { unit, factor, more: 0, end: at + match[0].length };
  }
  return undefined;
}

/** 一个, 一种, one item: an article, not a count. */
function isIndefinite(number: FoundNumber, unit: Unit): boolean {
  return unit === 'count' && number.value === 1 && !/\d/.test(number.text);
}

const rangeMark = /^ ?(?:-|–|—|~|至|到|to|and|or|或者?) ?(?:人民币|RMB|CNY|¥)? ?$/iu;

/** 3 in 3至6个月; in 3-5万元 the myriads of the upper end hold for the lower one too. */
function lowerEnd(
  folded: string,
  number: FoundNumber,
  next: FoundNumber | undefined,
  upper: Measured | undefined,
): Measured | undefined {
  if (!next || !upper || !rangeMark.test(between(folded, number, next))) return undefined;
  const scale = /^\d+(?:\.\d+)?$/.test(number.text) ? next.scale : 1;
  const { unit, factor } = upper.written;
  return measured(unit, number.value * scale, number.start, number.end, factor);
}

/** RMB 50,000 to 500,000: the currency before the lower end holds for the upper one. */
function addUpperEnds(
  folded: string,
  numbers: readonly FoundNumber[],
  byNumber: Map<FoundNumber, Measured>,
): void {
  for (const [index, number] of numbers.entries()) {
    const lower = numbers[index - 1];
    const found = lower && byNumber.get(lower);
    if (byNumber.has(number) || found?.unit !== 'yuan' || found.end !== lower?.end) continue;
    if (!rangeMark.test(between(folded, lower, number))) continue;
    byNumber.set(number, measured('yuan', number.value, number.start, number.end));
  }
}

/** What stands between two numbers, if they are near enough to be a range. */
function between(folded: string, lower: FoundNumber, upper: FoundNumber): string {
  return folded.slice(lower.end, Math.min(upper.start, lower.end + 20));
}
