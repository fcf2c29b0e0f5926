import { z } from 'zod';
import { presenceStatusSchema } from '../../conversations/presence.ts';
import { skillSchema } from './staff.ts';

export { presenceStatuses, presenceStatusSchema, type PresenceStatus } from '../../conversations/presence.ts';

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
