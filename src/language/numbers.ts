import {
  chineseNumberPattern,
  englishNumberPattern,
  parseChineseNumber,
  parseEnglishNumber,
} from './numerals.ts';
import type { Unit } from './quantity.ts';
import { TakenPlaces } from './taken-places.ts';

/** A number in a text. */
export interface FoundNumber {
  readonly value: number;
  /** Given where the number brings its unit along: 百分之五, 三分之二. */
  readonly unit?: Unit;
  /** What its last numeral multiplies by: 10,000 for 3万, otherwise 1. */
  readonly scale: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Pick<FoundNumber, 'value' | 'unit'> | number | undefined;
}

const arabic = '(?:\\d{1,3}(?:,\\d{3}){1,6}|\\d{1,20})(?:\\.\\d{1,20})?';
const chinese = `${chineseNumberPattern}(?:点[零〇一二三四五六七八九]{1,12})?`;
const either = `(?:${arabic}\\s?[十百千万亿]{0,4}|${chinese})`;
const perOf: Readonly<Record<string, number>> = { 百: 1, 千: 0.1, 万: 0.01 };
const englishScale: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** Tried in this order; a later form never overlaps an earlier one's find. */
const forms: readonly Form[] = [
  {
    pattern: new RegExp(`([百千万])分之(${either})`, 'gu'),
    read: ([, of = '', text = '']) => withUnit(parse(text), (value) => value * (perOf[of] ?? 1), 'percent'),
  },
  {
    pattern: new RegExp(`(?<![\\d第])(${chinese}|\\d{1,20})分之(${chinese}|\\d{1,20})`, 'gu'),
    read: ([, lower = '', upper = '']) => {
      const [below, above] = [parse(lower), parse(upper)];
      if (below === undefined || above === undefined || below === 0) return undefined;
      return { value: (above / below) * 100, unit: 'percent' };
    },
  },
  { pattern: /(?<!个)半(?=年(?!度)|个月|个?工作日|[日天](?![工])|个?小时|周)/gu, read: () => 0.5 },
  { pattern: /(?<=减)半(?![年天日个周])/gu, read: () => ({ value: 50, unit: 'percent' }) },
  { pattern: /\ban? year and a half\b/giu, read: () => ({ value: 18, unit: 'month' }) },
  {
    pattern: new RegExp(`(${englishNumberPattern}|\\b\\d{1,20}) and a half(?= )`, 'giu'),
    read: ([, whole = '']) => (parseEnglishNumber(whole) ?? Number(whole)) + 0.5,
  },
  { pattern: /\bhalf\s(?:an?|the)(?=\s(?:year|month|day|hour)\b)/giu, read: () => 0.5 },
  {
    pattern: /(?<=\b(?:within|than|least|most)\s)(?:an?|one)(?=[\s-](?:year|month|week|day|hour)\b)/giu,
    read: () => 1,
  },
  {
    pattern: /(?<![\d./-])([1-4])\/([2-5])(?=(?:个| ?(?:年|月|天|小时|of|years?|months?|days?)))/gu,
    read: ([, upper, lower]) => Number(upper) / Number(lower),
  },
  {
    pattern: new RegExp(
      `(?<=^|[^A-Za-z\\d._/,]|(?<!\\d),|RMB|CNY)(${arabic})(?:\\s(thousand|million|billion)\\b|\\s?([十百千万亿][零〇一二两三四五六七八九十百千万亿\\d]{0,20}))?(?![\\d_/])`,
      'giu',
    ),
    read: ([, digits = '', word, chineseScale]) => {
      if (chineseScale !== undefined) return parse(digits + chineseScale);
      return Number(digits.replaceAll(',', '')) * (englishScale[word?.toLowerCase() ?? ''] ?? 1);
    },
  },
  { pattern: new RegExp(chinese, 'gu'), read: ([text]) => parse(text) },
  { pattern: new RegExp(englishNumberPattern, 'giu'), read: ([text]) => parseEnglishNumber(text) },
];

/** Numbers in Arabic and Chinese numerals and English words, in the order of the text, as folded by `foldInPlace`. */
export function findNumbers(folded: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  const taken = new TakenPlaces(folded.length);
  for (const { pattern, read } of forms) {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!taken.isFree(start, end) || isPartOfWord(folded, start, match[0])) continue;
      const result = read(match);
      if (result === undefined) continue;
      taken.take(start, end);
      const parts = typeof result === 'number' ? { value: result } : result;
      found.push({ ...parts, scale: scaleOf(match[0]), start, end, text: match[0] });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 统一, 之一, 万一 and the like; 数十 and 几百 are no numbers either. */
function isPartOfWord(folded: string, start: number, text: string): boolean {
  const before = folded.slice(Math.max(0, start - 2), start);
  if (text.startsWith('一') && /[统唯同单逐之惟专划归合某任每上下另这那]$/u.test(before)) return true;
  if (/^[一二三四五六]$/u.test(text) && /(?:[每本上下逢、]周|^周|星期|礼拜)$/u.test(before)) return true;
  if (/[数几上好]$/u.test(before) && /^[十百千万亿]/u.test(text)) return true;
  // 三四年 is a guess, not thirty-four years; 二〇二七 is a year.
  return /^[一二两三四五六七八九]{2,3}$/u.test(text);
}

function parse(text: string): number | undefined {
  const decimal = /^([\d,]+(?:\.\d+)?)\s?([十百千万亿]*)$/u.exec(text);
  if (!decimal) return parseChineseNumber(text.replaceAll(',', '').replace(/\s/g, ''));
  const [, digits = '', scale = ''] = decimal;
  return (
    Number(digits.replaceAll(',', '')) *
    Array.from(scale).reduce((product, mark) => product * (scales[mark] ?? 1), 1)
  );
}

const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 1e8 };

function scaleOf(text: string): number {
  const marks = /[万亿]+$/u.exec(text)?.[0] ?? '';
  return Array.from(marks).reduce((product, mark) => product * (scales[mark] ?? 1), 1);
}

function withUnit(
  value: number | undefined,
  change: (value: number) => number,
  unit: Unit,
): Pick<FoundNumber, 'value' | 'unit'> | undefined {
  return value === undefined ? undefined : { value: change(value), unit };
}
