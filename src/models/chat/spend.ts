import { z } from 'zod';
import { dayAt, type Day } from '../../platform/day.ts';
import type { Clock } from '../../platform/clock.ts';

/** Prices for a million tokens, in any one currency. */
export const pricesSchema = z.strictObject({
  input: z.number().nonnegative(),
  output: z.number().nonnegative(),
});
export type Prices = z.infer<typeof pricesSchema>;

/**
 * What was spent on a day, shared by all processes of an installation; amounts in millionths of the currency. Both
 * are durable when they resolve.
 */
export interface SpendLedger {
  /** Adds an amount, unless the day's sum would exceed the limit: then nothing is added and it answers false. */
  reserve(day: Day, amount: number, limit: number): Promise<boolean>;
  /** Corrects what was reserved by what it came to; negative when it was less. */
  correct(day: Day, difference: number): Promise<void>;
}

/** Tokens of one or several requests. */
export interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The cost in the currency of the prices. */
export function costOf({ inputTokens, outputTokens }: Tokens, { input, output }: Prices): number {
  return (inputTokens * input + outputTokens * output) / 1e6;
}

/** No tokenizer in use cuts finer than bytes, and hardly one finer than a token a character: an estimate from above. */
export function estimatedTokens(text: string): number {
  return text.length;
}

/** What may be spent in a day. */
export interface Budget {
  readonly ledger: SpendLedger;
  readonly prices: Prices;
  readonly perDay: number;
}

/** An amount set aside for a call. */
export interface Reservation {
  settle(cost: number): Promise<void>;
}

const millionth = 1e6;

/** Sets aside the most a call can cost; undefined when the day's budget does not hold it. */
export async function reserve(budget: Budget, most: Tokens, clock: Clock): Promise<Reservation | undefined> {
  const day = dayAt(clock.now());
  const amount = Math.ceil(costOf(most, budget.prices) * millionth);
  if (!(await budget.ledger.reserve(day, amount, Math.floor(budget.perDay * millionth)))) return undefined;
  return {
    settle: (cost) => budget.ledger.correct(day, Math.ceil(cost * millionth) - amount),
  };
}
