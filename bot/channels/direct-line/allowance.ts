import type { Clock } from '../../../src/platform/clock.ts';

/** So many acts in a minute for each key: an address, a conversation. */
export interface Allowance {
  /** Takes one; seconds to wait when none is left, undefined when it was granted. */
  take(key: string): number | undefined;
}

const windowMs = 60_000;

/** An allowance over fixed minutes. What it remembers ends with the minute. */
export function createAllowance(perMinute: number, clock: Clock): Allowance {
  let windowEnd = 0;
  const taken = new Map<string, number>();
  return {
    take: (key) => {
      const now = clock.now();
      if (now >= windowEnd) {
        taken.clear();
        windowEnd = now + windowMs;
      }
      const count = (taken.get(key) ?? 0) + 1;
      if (count > perMinute) return Math.max(1, Math.ceil((windowEnd - now) / 1000));
      taken.set(key, count);
      return undefined;
    },
  };
}
