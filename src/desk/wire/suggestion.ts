import { z } from 'zod';
import { declineReasonSchema, handoverReasonSchema, outcomeSchema } from '../../consultation/outcomes.ts';
import { citationSchema } from '../../consultation/turn.ts';
import { languageSchema } from '../../language/language.ts';
import { evidenceViewSchema } from './evidence.ts';

/** Why a draft was not used. */
export const rejectReasons = [
  'wrong',
  'outdated',
  'off-topic',
  'incomplete',
  'unclear',
  'wrong-language',
  'not-needed',
  'other',
] as const;
export const rejectReasonSchema = z.enum(rejectReasons);

/** `working` while the consultation runs; `failed` when it did not come back: the agent writes without it. */
export const suggestionStatusSchema = z.enum([
  'working',
  'ready',
  'failed',
  'sent',
  'edited',
  'rejected',
  'passed-over',
]);
export type SuggestionStatus = z.infer<typeof suggestionStatusSchema>;

/** A draft for an agent, made for one message of the visitor. */
export const suggestionSchema = z.strictObject({
  id: z.string(),
  conversationId: z.string(),
  /** The visitor's newest message that it answers. */
  messageId: z.string(),
  /** Everything it answers, masked: what the visitor wrote since anybody answered. */
  question: z.string().optional(),
  at: z.int(),
  status: suggestionStatusSchema,
  language: languageSchema.optional(),
  /** Missing where nothing was found to say; the evidence may help all the same. */
  text: z.string().optional(),
  /** The Chinese beside an English draft, as far as bilingual entries go. */
  meaning: z.string().optional(),
  aiGenerated: z.boolean(),
  /** Probability that the draft is right, 0 to 1. */
  confidence: z.number().optional(),
  /** Whether the assistant would have sent it to a visitor by itself, and if not, what it would have done. */
  wouldSend: z.boolean(),
  outcome: outcomeSchema.optional(),
  reason: z.union([handoverReasonSchema, declineReasonSchema]).optional(),
  citations: z.array(citationSchema),
  evidence: z.array(evidenceViewSchema),
  /** After it was used: the message sent, and how far it is from the draft, in characters changed. */
  sentMessageId: z.string().optional(),
  editDistance: z.int().optional(),
  rejectReason: rejectReasonSchema.optional(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const rejectSuggestionSchema = z.strictObject({
  reason: rejectReasonSchema,
  note: z.string().max(500).optional(),
});
