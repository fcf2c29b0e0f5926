import { z } from 'zod';
import { handoverReasonSchema } from '../../consultation/outcomes.ts';
import { channelSchema } from '../../conversations/conversation.ts';
import { ownerSchema } from '../../conversations/ownership.ts';
import { hotlineFunctionSchema, topicSchema } from '../../knowledge/document.ts';
import { languageSchema } from '../../language/language.ts';

/** A conversation in a list. No text of the visitor is in it. Instants are epoch milliseconds. */
export const conversationItemSchema = z.strictObject({
  id: z.string(),
  channel: channelSchema,
  language: languageSchema,
  owner: ownerSchema,
  /** Raised by every change of hands. */
  version: z.int(),
  agentId: z.string().optional(),
  agentName: z.string().optional(),
  openedAt: z.int(),
  lastVisitorAt: z.int(),
  closedAt: z.int().optional(),
  topic: topicSchema.optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  district: z.string().optional(),
  /** The exhibition it was opened at. */
  event: z.string().optional(),
  /** Why the assistant stopped last. */
  reason: handoverReasonSchema.optional(),
});

/** A conversation that waits. Positions count from 1 in the order of being served. */
export const queueItemSchema = conversationItemSchema.extend({
  queuedAt: z.int(),
  position: z.int().positive(),
  priority: z.int(),
  /** Set after a transfer: for whom it is meant. Others may take it all the same. */
  wantedAgentId: z.string().optional(),
  wantedAgentName: z.string().optional(),
  wantedSkill: z.string().optional(),
  /** When a promise to the visitor falls due: the call-back of an open ticket of this conversation. */
  promiseDueAt: z.int().optional(),
});
export type QueueItem = z.infer<typeof queueItemSchema>;

/** A conversation of the agent who asks. */
export const ownItemSchema = conversationItemSchema.extend({
  /** Messages of the visitor since the agent last read or wrote. */
  unread: z.int().nonnegative(),
  promiseDueAt: z.int().optional(),
});
export type OwnItem = z.infer<typeof ownItemSchema>;

/** `GET /queue`: who waits and what the asking agent has. `at` is the service's clock: waiting times count from it. */
export const queueViewSchema = z.strictObject({
  at: z.int(),
  /** The number of the newest event that is in this view; the stream goes on after it. */
  sequence: z.int(),
  waiting: z.array(queueItemSchema),
  own: z.array(ownItemSchema),
  /** Whether working hours run now. */
  open: z.boolean(),
});
export type QueueView = z.infer<typeof queueViewSchema>;
