import { findDates, findQuantities } from '../../language/quantities.ts';
import type { Draft } from '../compose/draft.ts';
import { aspects, type AspectId } from '../understand/aspects.ts';
import { wordsOf } from './check.ts';

/** Aspects of which an answer has to show a value: without a number a question for the number is not answered. */
const definite: readonly AspectId[] = ['phone', 'hours', 'address', 'fee', 'share', 'time', 'number'];
/** Asked beside another value, it is a question of its own. */
const besideOthers: readonly AspectId[] = ['materials'];
/** Words that answer for a value. */
const instead: Readonly<Partial<Record<AspectId, RegExp>>> = {
  fee: /免费|不收费|不收取|无需缴|免(收|缴|予)|停征|无需付费|不要钱|不收|\b(free|no (official )?(fee|charge)|without (a )?(fee|charge)|waived|not charged)\b/i,
  share: /免|全额|\b(full|free|waived)\b/i,
  time: /随时|任何时候|没有(时间|期限)限制|不受.{0,6}限制|当日|当天|即时|立即|永久|不保证|不确定|之前|以前|届满前|每年|全天|没有(固定|法定|统一)|\b(any ?time|no (fixed |statutory )?(time limit|deadline)|at once|immediately|permanent|before|until|each year|every year)\b/i,
};

/** The values that were asked for and are not in the draft. */
export function missingValues(draft: Draft, asked: readonly AspectId[]): AspectId[] {
  const text = [
    ...draft.lines.map(wordsOf),
    ...(draft.card?.rows ?? []).map(({ label, value }) => `${label}：${value}`),
    ...(draft.card?.conditions ?? []),
  ].join('\n');
  const values = asked.filter((aspect) => definite.includes(aspect));
  const others = values.length > 0 ? asked.filter((aspect) => besideOthers.includes(aspect)) : [];
  return [...values, ...others].filter((aspect) => !shows(text, aspect));
}

function shows(text: string, aspect: AspectId): boolean {
  const { units = [], shows: pattern } = aspects[aspect];
  if (pattern?.test(text) === true || instead[aspect]?.test(text) === true) return true;
  if (findQuantities(text).some(({ unit }) => units.includes(unit))) return true;
  return aspect === 'time' && findDates(text).length > 0;
}
