import { z } from 'zod';
import { declineReasonSchema, handoverReasonSchema, outcomeSchema } from '../consultation/outcomes.ts';
import { lineSchema, replySchema } from '../consultation/turn.ts';
import { languageSchema } from '../language/language.ts';
import { ownerSchema, ownershipActSchema } from './ownership.ts';

export const senders = ['visitor', 'assistant', 'agent', 'system'] as const;
export const senderSchema = z.enum(senders);
export type Sender = z.infer<typeof senderSchema>;

/** What a message carries besides its text, by kind. */
export const messageData = {
  /** A choice the visitor tapped; the message's text is its label. */
  choice: z.strictObject({ choiceId: z.string(), query: z.string() }),
  /** The assistant's reply to a turn; channels render it in this language. */
  reply: z.strictObject({
    reply: replySchema,
    outcome: outcomeSchema,
    reason: z.union([handoverReasonSchema, declineReasonSchema]).optional(),
    language: languageSchema,
  }),
  /** Sentences of the locale, said by the program about the service itself. */
  notice: z.strictObject({ lines: z.array(lineSchema), ticketId: z.string().optional() }),
  /** A change of hands, shown to the visitor. */
  hands: z.strictObject({
    act: ownershipActSchema,
    owner: ownerSchema,
    version: z.int(),
    agentName: z.string().optional(),
  }),
  attachment: z.strictObject({
    attachmentId: z.string(),
    kind: z.string(),
    name: z.string(),
    size: z.int(),
  }),
  rating: z.strictObject({ score: z.int().min(1).max(5), reasons: z.array(z.string()) }),
} as const;

const base = {
  id: z.string(),
  conversationId: z.string(),
  /** Grows by one within the conversation, from 1. */
  sequence: z.int().positive(),
  /** Epoch milliseconds. */
  at: z.int(),
  from: senderSchema,
  /** The sender's own id, which makes sending again harmless. */
  clientId: z.string().optional(),
  turnId: z.string().optional(),
  agentId: z.string().optional(),
  /** As typed. Gone when retention or the visitor emptied the message; the row remains. */
  text: z.string().optional(),
};

/** One message of a conversation. Text and data are missing where they were emptied. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('text') }),
  z.strictObject({ ...base, kind: z.literal('choice'), data: messageData.choice.optional() }),
  z.strictObject({ ...base, kind: z.literal('reply'), data: messageData.reply.optional() }),
  z.strictObject({ ...base, kind: z.literal('notice'), data: messageData.notice.optional() }),
  z.strictObject({ ...base, kind: z.literal('hands'), data: messageData.hands.optional() }),
  z.strictObject({ ...base, kind: z.literal('attachment'), data: messageData.attachment.optional() }),
  z.strictObject({ ...base, kind: z.literal('rating'), data: messageData.rating.optional() }),
]);
export type Message = z.infer<typeof messageSchema>;
export type MessageKind = Message['kind'];

/** A message without what the log gives it. */
export type NewMessage = Message extends infer Each
  ? Each extends Message
    ? Omit<Each, 'sequence' | 'conversationId'>
    : never
  : never;

/**
 * Text as it can be kept and shown: NUL, which databases cut at or refuse, and halves of surrogate pairs
 * become the replacement character; everything else stays as typed.
 */
export function keepableText(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\uFFFD'), 'utf8').toString('utf8');
}
