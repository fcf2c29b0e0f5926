import { z } from 'zod';
import { skillSchema } from './staff.ts';

/** `available` gets new conversations, `busy` keeps what it has, `away` gives it back. */
export const presenceStatuses = ['available', 'busy', 'away'] as const;
export const presenceStatusSchema = z.enum(presenceStatuses);
export type PresenceStatus = z.infer<typeof presenceStatusSchema>;

/** An agent as colleagues see them. */
export const colleagueSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  skills: z.array(skillSchema),
  status: presenceStatusSchema,
  /** Open conversations, and how many at most. */
  open: z.int(),
  capacity: z.int(),
});
export type Colleague = z.infer<typeof colleagueSchema>;

/** Sent about once a minute while the console is open, and whenever the agent changes it. */
export const setPresenceSchema = z.strictObject({
  status: presenceStatusSchema,
  capacity: z.int().min(1).max(20).optional(),
});
