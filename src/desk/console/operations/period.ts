import { dayOf } from '../knowledge/validity-words.ts';

/** A period as the addresses carry it. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly channel?: string | undefined;
}

const dayMs = 86_400_000;

/** Periods that are asked for by name, on a day. */
export const namedPeriods = {
  'last-7': (now: number): Period => ({ from: dayOf(now - 6 * dayMs), to: dayOf(now) }),
  'last-30': (now: number): Period => ({ from: dayOf(now - 29 * dayMs), to: dayOf(now) }),
  year: (now: number): Period => ({ from: `${dayOf(now).slice(0, 4)}-01-01`, to: dayOf(now) }),
  'last-year': (now: number): Period => {
    const year = Number(dayOf(now).slice(0, 4)) - 1;
    return { from: `${year}-01-01`, to: `${year}-12-31` };
  },
} as const;

/** The period of an address, the last thirty days where it names none. */
export function periodIn(query: URLSearchParams, now: number): Period {
  const standard = namedPeriods['last-30'](now);
  const channel = query.get('channel');
  return {
    from: query.get('from') ?? standard.from,
    to: query.get('to') ?? standard.to,
    ...(channel === null || channel === '' ? {} : { channel }),
  };
}

/** A period as the query of an address. */
export function periodQuery({ from, to, channel }: Period): string {
  return new URLSearchParams({ from, to, ...(channel === undefined ? {} : { channel }) }).toString();
}
