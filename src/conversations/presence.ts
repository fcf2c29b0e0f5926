import { z } from 'zod';

/** `available` gets new conversations, `busy` keeps what it has, `away` gives it back to the queue. */
export const presenceStatuses = ['available', 'busy', 'away'] as const;
export const presenceStatusSchema = z.enum(presenceStatuses);
export type PresenceStatus = z.infer<typeof presenceStatusSchema>;

/** How many conversations an agent has at once unless the agent says otherwise. */
export const defaultCapacity = 5;
