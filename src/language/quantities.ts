import { measureNumbers, type Measured } from './measure.ts';
import { notQuantities } from './not-quantities.ts';
import { findNumbers } from './numbers.ts';
import { bounds } from './quantity-units.ts';
import type { Quantity } from './quantity.ts';
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

/** Quantities in Chinese and English, in the order of the text. Dates, articles, ordinals and codes are none. */
export function findQuantities(text: string): FoundQuantity[] {
  const folded = foldInPlace(text);
  const taken = notQuantities(folded);
  const numbers = findNumbers(folded).filter(({ start, end }) => taken.isFree(start, end));
  const measured = measureNumbers(folded, numbers);
  return measured.map((quantity, index) => describe(text, folded, quantity, measured[index - 1]?.end ?? 0));
}

function describe(text: string, folded: string, quantity: Measured, previousEnd: number): FoundQuantity {
  const { value, unit, start, end } = quantity;
  const before = folded.slice(Math.max(previousEnd, start - 60), start);
  const subject = subjectOf(before);
  const bound = boundOf(before, folded.slice(start, end), folded.slice(end, end + 12));
  return {
    value,
    unit,
    start,
    end,
    text: text.slice(start, end),
    ...(subject === undefined ? {} : { subject }),
    ...(bound === undefined ? {} : { bound }),
  };
}

function subjectOf(before: string): string | undefined {
  const clause = before.split(/[，,。；;：:！!？?\n（）()]|\.\s/u).at(-1) ?? '';
  const words = clause
    .replace(/^(?:以上|以下|以内|内|的|及|或|者)+/u, '')
    .replace(/(?:为|是|至|到|满|应为|不超过|在|is|are|of|to|for|[-–—~])\s*$/iu, '')
    .trim();
  return words === '' ? undefined : words.slice(-30);
}

function boundOf(before: string, within: string, after: string): 'least' | 'most' | undefined {
  if (bounds.leastAfter.test(after) || within.includes(' or more ')) return 'least';
  if (bounds.mostAfter.test(after)) return 'most';
  if (bounds.mostBefore.test(before)) return 'most';
  return bounds.leastBefore.test(before) ? 'least' : undefined;
}
