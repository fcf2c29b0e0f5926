import { z } from 'zod';

/**
 * The live stream, `GET /stream` (server-sent events). Every event says what changed, never a text; who wants it asks
 * for it. The id of an event is its number in the event log, so that `Last-Event-ID` goes on where it stopped.
 *
 * - `queue`: who waits, or a conversation's owner changed; `conversationId` is the conversation
 * - `message`: a conversation of this agent has a new message; `subject` is its id
 * - `conversation`: something else about a conversation of this agent changed (language, erased)
 * - `suggestion`: a draft for this agent's conversation changed; `subject` is its id
 * - `ticket`: a ticket was made or changed; `subject` is its id
 * - `presence`: a colleague came, went or changed status
 * - `knowledge`, `operations`: something of those rooms changed; `subject` says what
 * - `reset`: too much was missed to tell; load everything anew
 */
export const deskEvents = [
  'queue',
  'message',
  'conversation',
  'suggestion',
  'ticket',
  'presence',
  'knowledge',
  'operations',
  'reset',
] as const;
export const deskEventNameSchema = z.enum(deskEvents);
export type DeskEventName = z.infer<typeof deskEventNameSchema>;

/** The data of one event, as JSON. */
export const deskEventSchema = z.strictObject({
  name: deskEventNameSchema,
  /** The name in the event log, as in `conversation.changed-hands`. */
  because: z.string(),
  conversationId: z.string().optional(),
  subject: z.string().optional(),
  at: z.int(),
});
export type DeskEvent = z.infer<typeof deskEventSchema>;
