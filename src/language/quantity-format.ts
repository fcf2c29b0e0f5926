import type { Language } from './language.ts';
import type { Quantity, Unit } from './quantity.ts';

/** The unit a quantity is compared in: a year is twelve months, a week seven days, an hour sixty minutes. */
const canonical: Partial<Readonly<Record<Unit, readonly [unit: Unit, factor: number]>>> = {
  year: ['month', 12],
  week: ['day', 7],
  hour: ['minute', 60],
};

/** The quantity in the smallest unit it converts to exactly; working days and days stay apart. */
export function canonicalQuantity({ value, unit }: Quantity): Quantity {
  const [to, factor] = canonical[unit] ?? [unit, 1];
  return { value: Number((value * factor).toPrecision(12)), unit: to };
}

/** Whether two quantities are equal: 1 year and 12 months are, 30 days and 1 month are not. */
export function sameQuantity(one: Quantity, other: Quantity): boolean {
  const [a, b] = [canonicalQuantity(one), canonicalQuantity(other)];
  return a.unit === b.unit && Math.abs(a.value - b.value) <= 1e-6 * Math.max(1, Math.abs(a.value));
}

const chineseUnits: Readonly<Record<Unit, string>> = {
  year: '年',
  month: '个月',
  week: '周',
  day: '天',
  'working-day': '个工作日',
  hour: '小时',
  minute: '分钟',
  yuan: '元',
  percent: '%',
  times: '倍',
  count: '',
};

/** The same in Traditional script, where a character differs. */
const traditionalUnits: Partial<Readonly<Record<Unit, string>>> = {
  month: '個月',
  week: '週',
  'working-day': '個工作日',
  hour: '小時',
  minute: '分鐘',
};

const englishUnits: Readonly<Record<Unit, string>> = {
  year: 'year',
  month: 'month',
  week: 'week',
  day: 'day',
  'working-day': 'working day',
  hour: 'hour',
  minute: 'minute',
  yuan: '',
  percent: '%',
  times: '',
  count: '',
};

/**
 * A quantity as a reader of the language writes it: 900元 or RMB 900, 30个工作日 or 30 working days. A count is
 * the bare number, since only the sentence around it knows what is counted.
 */
export function formatQuantity(quantity: Quantity, language: Language): string {
  return language === 'en' ? english(quantity) : chinese(quantity, language);
}

function english({ value, unit }: Quantity): string {
  const number = value.toLocaleString('en-US', { maximumFractionDigits: 6 });
  if (unit === 'yuan')
    return `RMB ${value >= 1e6 && Number.isInteger(value / 1e4) ? `${value / 1e6} million` : number}`;
  if (unit === 'times') return `${number} times`;
  if (unit === 'percent' || unit === 'count') return number + englishUnits[unit];
  return `${number} ${englishUnits[unit]}${value === 1 ? '' : 's'}`;
}

function chinese({ value, unit }: Quantity, language: Language): string {
  const traditional = language === 'zh-Hant';
  const mark = (traditional ? traditionalUnits[unit] : undefined) ?? chineseUnits[unit];
  if (unit === 'yuan' && value >= 10_000 && Number.isInteger(value / 100)) {
    return `${Number((value / 10_000).toFixed(2))}${traditional ? '萬' : '万'}元`;
  }
  return `${Number(value.toFixed(6))}${mark}`;
}
