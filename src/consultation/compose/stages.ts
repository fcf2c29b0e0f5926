import type { Record as FactRecord, RecordValue } from '../../knowledge/record.ts';
import { parseChineseNumber } from '../../language/numerals.ts';

/** The years or stages a question names: 第四年, 第4到6年, year 10, the tenth year. */
export function stagesIn(normalised: string): readonly number[] {
  return patterns.flatMap((pattern) =>
    [...normalised.matchAll(pattern)].flatMap((match) =>
      match.slice(1).flatMap((part: string | undefined) => {
        const value = part === undefined ? undefined : numberOf(part);
        return value === undefined ? [] : [value];
      }),
    ),
  );
}

const number = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const patterns: readonly RegExp[] = [
  new RegExp(`第${number}(?:(?:年)?(?:到|至|-|~|、|和)第?${number})?(?:个)?(?:年度?|期)`, 'g'),
  new RegExp(`(?:养|用|保护|维持|缴|交|维护|持有)(?:到|了)?(?:第)?${number}年(?!内|以|之|期|前|后)`, 'g'),
  /\byears? (\d{1,2})(?:(?: to |-| and | through )(\d{1,2}))?\b/g,
  /\b(\d{1,2})(?:st|nd|rd|th)(?: patent| annuity)? year\b/g,
  new RegExp(`\\b(${ordinals.join('|')})(?: patent| annuity)? year\\b`, 'g'),
];

function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const ordinal = ordinals.indexOf(text);
  return ordinal >= 0 ? ordinal + 1 : parseChineseNumber(text);
}

/** Whether a value holds for a stage; one without stages holds for every. */
export function holdsFor({ applies }: RecordValue, stage: number): boolean {
  return (applies?.from ?? stage) <= stage && stage <= (applies?.to ?? stage);
}

/** Whether a record's values are told apart by years or stages. */
export function isStaged(record: FactRecord): boolean {
  return record.values.some(({ applies }) => applies?.from !== undefined || applies?.to !== undefined);
}

/** Whether a record whose values are told apart by stages states all that are asked for. */
export function statesStage(record: FactRecord, stages: readonly number[]): boolean {
  const staged = record.values.filter(
    ({ applies }) => applies?.from !== undefined || applies?.to !== undefined,
  );
  return staged.length === 0 || stages.every((stage) => staged.some((value) => holdsFor(value, stage)));
}
