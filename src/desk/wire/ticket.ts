import { z } from 'zod';
import {
  authorityIdSchema,
  contactSchema,
  ticketActSchema,
  ticketKindSchema,
  ticketSchema,
  ticketStatusSchema,
} from '../../conversations/ticket.ts';
import { hotlineFunctionSchema, topicSchema } from '../../knowledge/document.ts';

export { authorityIds, authorityIdSchema, type AuthorityId } from '../../conversations/ticket.ts';

/** A proposal of the routing table, with its reason in Chinese and English. */
export const routeProposalSchema = z.strictObject({
  authority: authorityIdSchema,
  name: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  reason: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
});
export type RouteProposal = z.infer<typeof routeProposalSchema>;

/** How a case stands at the system it was given to. */
export const deliverySchema = z.strictObject({
  status: z.enum(['waiting', 'delivered', 'given-up']),
  attempts: z.int(),
  nextAt: z.int().optional(),
  deliveredAt: z.int().optional(),
  /** What the receiver answered last, without its words. */
  lastError: z.string().optional(),
});

/** A ticket with what the desk adds. */
export const ticketViewSchema = ticketSchema.extend({
  assigneeName: z.string().optional(),
  /** With the names of the staff who did it. */
  history: z.array(ticketActSchema.extend({ byName: z.string().optional() })),
  overdue: z.boolean(),
  delivery: deliverySchema.optional(),
});
export type TicketView = z.infer<typeof ticketViewSchema>;

/** Lists that the console shows by name. */
export const ticketListSchema = z.enum(['open', 'mine', 'overdue', 'call-backs', 'bad-ratings', 'all']);

export const ticketFilterSchema = z.strictObject({
  list: ticketListSchema.default('open'),
  kind: ticketKindSchema.optional(),
  status: ticketStatusSchema.optional(),
  topic: topicSchema.optional(),
  district: z.string().max(60).optional(),
  assignee: z.string().max(100).optional(),
  conversationId: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const createTicketSchema = z.strictObject({
  kind: ticketKindSchema,
  topic: topicSchema,
  hotlineFunction: hotlineFunctionSchema,
  summary: z.string().trim().min(1, 'write what it is about').max(4_000),
  conversationId: z.string().max(100).optional(),
  district: z.string().max(60).optional(),
  outlet: z.string().max(200).optional(),
  contact: contactSchema.optional(),
  authority: authorityIdSchema.optional(),
  /** A promised time; by the kind's working hours where it is missing. */
  dueAt: z.int().optional(),
  assignToMe: z.boolean().default(false),
  /** The console's own id, which makes sending again harmless. */
  clientId: z.string().min(1).max(100),
});

/** `version` is the one the person saw; a change on another is refused with code `stale`. */
export const changeTicketSchema = z.strictObject({
  version: z.int(),
  status: ticketStatusSchema.optional(),
  /** A colleague's id; null takes the assignment away. */
  assignee: z.string().max(100).nullable().optional(),
  authority: authorityIdSchema.optional(),
  topic: topicSchema.optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  district: z.string().max(60).optional(),
  summary: z.string().trim().min(1).max(4_000).optional(),
  contact: contactSchema.optional(),
  dueAt: z.int().optional(),
  note: z.string().trim().min(1).max(2_000).optional(),
});

export const ticketListViewSchema = z.strictObject({
  at: z.int(),
  tickets: z.array(ticketViewSchema),
  counts: z.strictObject({
    open: z.int(),
    mine: z.int(),
    overdue: z.int(),
    callBacks: z.int(),
    badRatings: z.int(),
  }),
});
