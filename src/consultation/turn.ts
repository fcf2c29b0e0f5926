import { z } from 'zod';
import { topicSchema, hotlineFunctionSchema } from '../knowledge/document.ts';
import { languageSchema } from '../language/language.ts';
import { daySchema } from '../platform/day.ts';
import { fallbackSchema, modelCallSchema } from './turn-models.ts';
import { declineReasonSchema, handoverReasonSchema, outcomeSchema } from './outcomes.ts';

/** A past message of the conversation, oldest first. */
export const historyItemSchema = z.strictObject({ role: z.enum(['visitor', 'assistant']), text: z.string() });

/** One question put to the assistant. */
export const consultationRequestSchema = z.strictObject({
  question: z.string(),
  /** The language to answer in; detected from the question when absent. */
  language: languageSchema.optional(),
  /** The day whose law applies; today when absent. */
  asOf: daySchema.optional(),
  history: z.array(historyItemSchema).max(50).optional(),
  /** Id of the choice the visitor tapped, of a `clarifying` reply. */
  choice: z.string().max(200).optional(),
});
export type ConsultationRequest = z.infer<typeof consultationRequestSchema>;

/** A sentence of the locale by key, or a text of the knowledge base; `citations` are the markers that stand behind it. */
export const lineSchema = z.union([
  z.strictObject({
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    citations: z.array(z.int().positive()).optional(),
  }),
  z.strictObject({
    text: z.string(),
    citations: z.array(z.int().positive()).optional(),
    /** The text is a quotation in this language, to be marked as such where the visitor's differs. */
    quotedLanguage: languageSchema.optional(),
  }),
]);
export type Line = z.infer<typeof lineSchema>;

export const citationSchema = z.strictObject({
  marker: z.int().positive(),
  documentId: z.string(),
  passageId: z.string(),
  title: z.string(),
  section: z.string(),
  documentNumber: z.string().optional(),
  issuer: z.string().optional(),
  effectiveFrom: daySchema.optional(),
  effectiveTo: daySchema.optional(),
  url: z.string().optional(),
  /** The words of the source, unchanged, in the source's language. */
  quote: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

export const choiceSchema = z.strictObject({ id: z.string(), label: z.string(), query: z.string() });
export type Choice = z.infer<typeof choiceSchema>;

/** A record laid out as rows; everything in it is copied from the record. */
export const cardSchema = z.strictObject({
  recordId: z.string(),
  title: z.string(),
  rows: z.array(z.strictObject({ label: z.string(), value: z.string(), selected: z.boolean() })),
  conditions: z.array(z.string()),
});
export type Card = z.infer<typeof cardSchema>;

/** What goes back to the visitor: locale keys and copied texts, rendered by each channel. */
export const replySchema = z.strictObject({
  lines: z.array(lineSchema),
  citations: z.array(citationSchema),
  choices: z.array(choiceSchema),
  card: cardSchema.optional(),
  notices: z.array(lineSchema),
  aiGenerated: z.boolean(),
});
export type Reply = z.infer<typeof replySchema>;

/** A passage considered for an answer, with its raw scores by name. */
export const evidenceSchema = z.strictObject({
  passageId: z.string(),
  documentId: z.string(),
  scores: z.record(z.string(), z.number()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The evidence record of one turn: everything needed to explain it and to run it again. Holds masked text only. */
export const turnSchema = z.strictObject({
  id: z.string(),
  at: z.int(),
  /** The question with personal data masked. */
  question: z.string(),
  /** History with personal data masked, as the turn saw it. */
  history: z.array(historyItemSchema),
  choice: z.string().optional(),
  language: languageSchema,
  asOf: daySchema,
  /** The stand-alone query that was searched. */
  query: z.string().optional(),
  topic: topicSchema.optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  release: z.int().nonnegative(),
  /** Ids of the models that took part; empty without models. */
  models: z.array(z.string()),
  /** What was asked of a model: time, tokens, cost, failure. */
  modelCalls: z.array(modelCallSchema).optional(),
  /** Steps that went on as without a model, and why. */
  fallbacks: z.array(fallbackSchema).optional(),
  /** What search had to do without, by name; absent when nothing was missing. */
  shortfalls: z.array(z.string()).optional(),
  evidence: z.array(evidenceSchema),
  /** Signals the confidence was computed from, by name. */
  signals: z.record(z.string(), z.number()),
  /** Probability that the answer is right, 0 to 1. */
  confidence: z.number().min(0).max(1),
  outcome: outcomeSchema,
  reason: z.union([handoverReasonSchema, declineReasonSchema]).optional(),
  reply: replySchema,
  /** Milliseconds per step of the pipeline, by its name. */
  timings: z.record(z.string(), z.number()),
});
export type Turn = z.infer<typeof turnSchema>;

/** Where turns are kept. What `append` returned from is durable. */
export interface TurnLog {
  append(turn: Turn): Promise<void>;
  find(id: string): Promise<Turn | undefined>;
}
