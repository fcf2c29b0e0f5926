import type { SpendLedger } from '../chat/spend.ts';

/** A ledger that forgets when the process ends. */
export function memoryLedger(): SpendLedger & { spent(): Readonly<Record<string, number>> } {
  const spent = new Map<string, number>();
  return {
    reserve: (day, amount, limit) => {
      const sum = (spent.get(day) ?? 0) + amount;
      if (sum > limit) return Promise.resolve(false);
      spent.set(day, sum);
      return Promise.resolve(true);
    },
    correct: (day, difference) => {
      spent.set(day, (spent.get(day) ?? 0) + difference);
      return Promise.resolve();
    },
    spent: () => Object.fromEntries(spent),
  };
}
