import { findQuantities, type FoundQuantity } from '../../language/quantities.ts';

/** A quantity and the words that say what it is of. */
export interface Statement {
  readonly quantity: FoundQuantity;
  /** The words around it up to the next clause or the next quantity, without the quantity itself. */
  readonly words: string;
}

const sentenceEnd = /[。；;！!？?\n]|\.\s/gu;
const clauseEnd = /[，,、：:（）()]|\s(?:and|or|but|while)\s|以及|和|及/gu;

/** The quantities of a text, each with the words of its own clause and of those before it that state none. */
export function statementsOf(text: string): Statement[] {
  const quantities = findQuantities(text);
  const borders = places(text, sentenceEnd);
  let from = 0;
  let before = '';
  return quantities.map((quantity, index) => {
    const start = Math.max(from, lastBefore(borders, quantity.start));
    if (start > from) before = '';
    const next = quantities[index + 1];
    const end = endOf(text, quantity, next, borders);
    from = end;
    const words = `${text.slice(start, quantity.start)} ${text.slice(quantity.end, end)}`;
    // The ends of a range, and what is told one after the other, share the words of the first.
    before = /[\p{L}]{2}/u.test(words) ? words : `${before} ${words}`;
    return { quantity, words: before };
  });
}

/** Where the words of a quantity end: at the next clause when another quantity follows, else at the sentence's end. */
function endOf(
  text: string,
  { end }: FoundQuantity,
  next: FoundQuantity | undefined,
  borders: readonly number[],
): number {
  const sentence = borders.find((border) => border >= end) ?? text.length;
  if (!next || next.start >= sentence) return sentence;
  const clause = places(text.slice(end, next.start), clauseEnd)[0];
  return clause === undefined ? end : end + clause;
}

/** The places after each match. */
function places(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
}

function lastBefore(borders: readonly number[], at: number): number {
  return borders.findLast((border) => border <= at) ?? 0;
}

/** What quantities are compared with: a period with periods, money with money. */
export function dimensionOf({ unit }: FoundQuantity): string {
  return periods.has(unit) ? 'period' : unit;
}

const periods: ReadonlySet<string> = new Set([
  'year',
  'month',
  'week',
  'day',
  'working-day',
  'hour',
  'minute',
]);
