import { z } from 'zod';
import { channelSchema } from '../../conversations/conversation.ts';
import { hotlineFunctionSchema, topicSchema } from '../../knowledge/document.ts';
import { languageSchema } from '../../language/language.ts';
import { citationSchema, historyItemSchema } from '../../consultation/turn.ts';
import { wrapUpResults } from './conversation.ts';
import { evidenceViewSchema } from './evidence.ts';

/** `GET /phone/search?q=…`; `history` is what was asked before in the call, as JSON, oldest first. */
export const phoneSearchSchema = z.strictObject({
  q: z.string().trim().min(1, 'type what the caller says').max(500),
  language: languageSchema.optional(),
  history: z
    .string()
    .max(6_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(historyItemSchema).max(10))
    .optional(),
});

/** What to say first, what it depends on, and where it stands. */
export const phoneAnswerSchema = z.strictObject({
  language: languageSchema,
  /** The sentence to read out. Missing where nothing was found. */
  sentence: z.string().optional(),
  /** Further sentences of the answer. */
  more: z.array(z.string()),
  /** Figures as rows; `selected` is the one that was asked for. */
  figures: z.array(z.strictObject({ label: z.string(), value: z.string(), selected: z.boolean() })),
  conditions: z.array(z.string()),
  notices: z.array(z.string()),
  choices: z.array(z.strictObject({ label: z.string(), query: z.string() })),
  citations: z.array(citationSchema),
  evidence: z.array(evidenceViewSchema),
  confidence: z.number(),
  /** Whether the assistant would say this to a visitor by itself. */
  wouldSend: z.boolean(),
  aiGenerated: z.boolean(),
  /** What the question is about, for the note and a ticket. */
  topic: topicSchema.optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  /** What was searched, the earlier questions of the call included. */
  query: z.string(),
  milliseconds: z.number(),
});
export type PhoneAnswer = z.infer<typeof phoneAnswerSchema>;

/** A note of a call. It is kept as a closed conversation of the channel `phone`. */
export const callNoteSchema = z.strictObject({
  /** The console's own id, which makes sending again harmless. */
  clientId: z.string().min(1).max(100),
  startedAt: z.int(),
  language: languageSchema,
  /** What the caller asked and what was said, oldest first. */
  questions: z
    .array(z.strictObject({ question: z.string().max(2_000), answer: z.string().max(10_000).optional() }))
    .max(50),
  topic: topicSchema,
  hotlineFunction: hotlineFunctionSchema,
  result: z.enum(wrapUpResults),
  district: z.string().max(60).optional(),
  note: z.string().max(4_000).optional(),
});
export const callKeptSchema = z.strictObject({ conversationId: z.string(), channel: channelSchema });
