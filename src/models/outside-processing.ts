import { z } from 'zod';

/** Set by the operator who has agreed with outside processors (law: PIPL articles 21, 23 and 38). */
export const outsideProcessingSchema = z.literal('agreed', 'can only be "agreed"').optional();

/** Why an outside processor may not be used; undefined where it may, or is none. */
export function outsideFault(
  what: string,
  { inside = false, agreed }: { readonly inside?: boolean; readonly agreed: boolean },
): string | undefined {
  if (inside || agreed) return undefined;
  return `${what} takes what visitors ask out of this installation. Set OUTSIDE_PROCESSING=agreed if that is agreed`;
}
