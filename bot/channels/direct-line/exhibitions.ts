import { z } from 'zod';
import type { EventContext } from '../../../src/conversations/conversation.ts';
import { daySchema, dayAt } from '../../../src/platform/day.ts';

/** Exhibitions that links and codes with `?event=ID` give a conversation its context from; days are inclusive. */
export const exhibitionsSchema = z
  .array(
    z
      .strictObject({
        id: z.string().regex(/^[\w-]{1,60}$/, 'letters, digits, hyphens and underscores'),
        name: z.string().min(1).max(200),
        hall: z.string().min(1).max(200).optional(),
        from: daySchema,
        to: daySchema,
      })
      .refine(({ from, to }) => from <= to, 'the first day comes after the last'),
  )
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'an id stands twice');
export type Exhibition = z.infer<typeof exhibitionsSchema>[number];

/** The exhibition a link names, while it lasts; afterwards the link opens an ordinary conversation. */
export function exhibitionAt(
  exhibitions: readonly Exhibition[],
  id: string | undefined,
  now: number,
): EventContext | undefined {
  const today = dayAt(now);
  const found = exhibitions.find((each) => each.id === id && each.from <= today && today <= each.to);
  if (found === undefined) return undefined;
  return { id: found.id, name: found.name, ...(found.hall === undefined ? {} : { hall: found.hall }) };
}
