import { z } from 'zod';
import { hotlineFunctionSchema, topicSchema } from '../knowledge/document.ts';

/** The kinds of work left for later, with the working hours within which each is due. */
export const ticketKinds = {
  'call-back': { dueHours: 4 },
  complaint: { dueHours: 40 },
  mediation: { dueHours: 40 },
  'enterprise-request': { dueHours: 40 },
  '12345': { dueHours: 40 },
  authority: { dueHours: 40 },
  'bad-rating': { dueHours: 16 },
} as const satisfies Record<string, { dueHours: number }>;
export type TicketKind = keyof typeof ticketKinds;
export const ticketKindSchema = z.enum(Object.keys(ticketKinds) as [TicketKind, ...TicketKind[]]);

/** The statuses of a ticket and where each may lead. */
export const ticketStatuses = {
  open: ['in-progress', 'done', 'cancelled'],
  'in-progress': ['open', 'waiting', 'done', 'cancelled'],
  waiting: ['in-progress', 'done', 'cancelled'],
  done: ['in-progress'],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;
export type TicketStatus = keyof typeof ticketStatuses;
export const ticketStatusSchema = z.enum(Object.keys(ticketStatuses) as [TicketStatus, ...TicketStatus[]]);

/** To whom a matter belongs that the hotline does not settle itself. */
export const authorityIds = [
  'cnipa',
  'copyright',
  'market-regulation',
  'customs',
  'court',
  'police',
  'district',
  '12345',
] as const;
export const authorityIdSchema = z.enum(authorityIds);
export type AuthorityId = z.infer<typeof authorityIdSchema>;

/** How to reach the visitor, given by an explicit act. */
export const contactSchema = z
  .strictObject({
    name: z.string().max(100).optional(),
    phone: z.string().max(40).optional(),
    email: z.string().max(200).optional(),
  })
  .refine(
    (contact) => contact.phone !== undefined || contact.email !== undefined,
    'a phone number or an e-mail address is needed',
  );
export type Contact = z.infer<typeof contactSchema>;

/** One act on a ticket. `by` is an agent's id, `visitor`, or `system`. */
export const ticketActSchema = z.strictObject({
  at: z.int(),
  by: z.string(),
  act: z.string(),
  note: z.string().optional(),
});
export type TicketAct = z.infer<typeof ticketActSchema>;

/** Work left for later. Instants are epoch milliseconds. */
export const ticketSchema = z.strictObject({
  /** Read out to people. */
  id: z.string(),
  kind: ticketKindSchema,
  status: ticketStatusSchema,
  /** Raised by every change. */
  version: z.int(),
  createdAt: z.int(),
  changedAt: z.int(),
  /** Missing where no time can be promised. */
  dueAt: z.int().optional(),
  conversationId: z.string().optional(),
  visitorId: z.string().optional(),
  district: z.string().optional(),
  outlet: z.string().optional(),
  topic: topicSchema,
  hotlineFunction: hotlineFunctionSchema,
  summary: z.string(),
  contact: contactSchema.optional(),
  assignee: z.string().optional(),
  /** To whom the case was given. */
  authority: authorityIdSchema.optional(),
  /** Its number there. */
  externalId: z.string().optional(),
  /** Text and contact were emptied, by retention or at the visitor's wish. */
  emptied: z.boolean(),
  history: z.array(ticketActSchema),
});
export type Ticket = z.infer<typeof ticketSchema>;
