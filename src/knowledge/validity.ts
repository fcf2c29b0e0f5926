import type { Day } from '../platform/day.ts';
import { addDays } from '../platform/day.ts';
import type { Validity, Volatility } from './document.ts';

/** Days a fact stays good after `checkedOn`. Stable facts and announced changes do not age by the calendar. */
export const freshnessDays: Readonly<Record<Volatility, number | undefined>> = {
  S: undefined,
  C: undefined,
  F: 400,
  V: 90,
};

/** Why a fact may not be given to a visitor on a day. */
export type Unusable = 'not-yet-in-force' | 'no-longer-in-force' | 'unconfirmed' | 'past-its-window';

/** Why a document or record supports no answer on the day; undefined when it does. */
export function unusableOn(validity: Validity, asOf: Day): Unusable | undefined {
  if (asOf < validity.effectiveFrom) return 'not-yet-in-force';
  if (validity.effectiveTo !== undefined && asOf > validity.effectiveTo) return 'no-longer-in-force';
  if (validity.status === 'unconfirmed') return 'unconfirmed';
  const due = dueOn(validity);
  return due !== undefined && asOf > due ? 'past-its-window' : undefined;
}

/** The last day on which a fact is good without being checked again; undefined when it does not age. */
export function dueOn(
  validity: Pick<Validity, 'volatility' | 'checkedOn' | 'effectiveFrom'>,
): Day | undefined {
  const days = freshnessDays[validity.volatility];
  return days === undefined ? undefined : addDays(validity.checkedOn ?? validity.effectiveFrom, days);
}
