import type { Day } from '../platform/day.ts';
import { changedOneRow } from './compare-and-set.ts';
import type { StateDatabase } from './database.ts';

/** The spending on models that all processes of an installation share. */
export interface ModelSpend {
  /** Adds an amount unless the day's sum would exceed the limit; of several at once no two can both take the last of it. */
  reserve(day: Day, amount: number, limit: number): Promise<boolean>;
  /** Adds a difference, which may be negative. */
  correct(day: Day, difference: number): Promise<void>;
  /** What was spent or set aside on a day. */
  spent(day: Day): Promise<number>;
}

/** Keeps the spending in the state database; whole millionths only. */
export function modelSpend({ store }: Pick<StateDatabase, 'store'>): ModelSpend {
  return {
    reserve: async (day, amount, limit) => {
      await store
        .insertInto('modelSpend')
        .values({ day, amount: 0 })
        .onConflict((conflict) => conflict.column('day').doNothing())
        .execute();
      return changedOneRow(
        store
          .updateTable('modelSpend')
          .set((row) => ({ amount: row('amount', '+', amount) }))
          .where('day', '=', day)
          .where('amount', '<=', limit - amount),
      );
    },
    correct: async (day, difference) => {
      await store
        .updateTable('modelSpend')
        .set((row) => ({ amount: row('amount', '+', difference) }))
        .where('day', '=', day)
        .execute();
    },
    spent: async (day) => {
      const row = await store
        .selectFrom('modelSpend')
        .select('amount')
        .where('day', '=', day)
        .executeTakeFirst();
      return row?.amount ?? 0;
    },
  };
}
