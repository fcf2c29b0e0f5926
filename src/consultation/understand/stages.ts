import { parseChineseNumber } from '../../language/numerals.ts';

/** The years or stages a question names: 第四年, 第4到6年, year 10, the tenth year. */
export function stagesIn(normalised: string): readonly number[] {
  const parts = patterns.flatMap((pattern) =>
    [...normalised.matchAll(pattern)].flatMap((match) => match.slice(1) as (string | undefined)[]),
  );
  return [...new Set(parts.flatMap((part) => (part === undefined ? [] : (numberOf(part) ?? []))))];
}

const number = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const patterns: readonly RegExp[] = [
  new RegExp(`第${number}(?:(?:年)?(?:到|至|-|~|、|和)第?${number})?(?:个)?(?:年度?|期)`, 'g'),
  new RegExp(
    `(?<!一次(?:性)?)(?:养|用|保护|维持|缴|交|维护|持有)(?:到|了)?(?:第)?${number}年(?!内|以|之|期|前|后)`,
    'g',
  ),
  /\byears? (\d{1,2})(?:(?: to |-| and | through )(\d{1,2}))?\b/g,
  /\b(\d{1,2})(?:st|nd|rd|th)(?: patent| annuity)? year\b/g,
  new RegExp(`\\b(${ordinals.join('|')})(?: patent| annuity)? year\\b`, 'g'),
];

function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const ordinal = ordinals.indexOf(text);
  return ordinal >= 0 ? ordinal + 1 : parseChineseNumber(text);
}
