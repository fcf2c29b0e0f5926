import { z } from 'zod';
import { gapSources } from '../../conversations/gaps.ts';
import { declineReasonSchema, handoverReasonSchema, outcomeSchema } from '../../consultation/outcomes.ts';
import { topicSchema } from '../../knowledge/document.ts';
import { languageSchema } from '../../language/language.ts';

/** `candidate` while somebody writes an entry for it. */
export const gapStatuses = ['open', 'candidate', 'answered', 'dismissed'] as const;
export const gapStatusSchema = z.enum(gapStatuses);
export const gapSourceSchema = z.enum(gapSources);

/** Questions alike that the knowledge base does not answer well. All words are masked. */
export const gapSchema = z.strictObject({
  id: z.string(),
  status: gapStatusSchema,
  version: z.int(),
  /** The question it is shown by. */
  question: z.string(),
  topic: topicSchema.optional(),
  firstAt: z.int(),
  lastAt: z.int(),
  count: z.int(),
  languages: z.partialRecord(languageSchema, z.int()),
  sources: z.partialRecord(gapSourceSchema, z.int()),
  candidateId: z.string().optional(),
  closeNote: z.string().optional(),
});
export type Gap = z.infer<typeof gapSchema>;

export const gapQuestionSchema = z.strictObject({
  question: z.string(),
  at: z.int(),
  source: gapSourceSchema,
  language: languageSchema,
  outcome: outcomeSchema,
  reason: z.union([handoverReasonSchema, declineReasonSchema]).optional(),
  confidence: z.number(),
  release: z.int(),
});

/** A gap with its questions, newest first, and the documents that the search found for them. */
export const gapViewSchema = gapSchema.extend({
  questions: z.array(gapQuestionSchema),
  evidence: z.array(z.strictObject({ documentId: z.string(), title: z.string() })),
});
export type GapView = z.infer<typeof gapViewSchema>;

export const gapFilterSchema = z.strictObject({
  status: gapStatusSchema.default('open'),
  source: gapSourceSchema.optional(),
  topic: topicSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Why a gap is no gap: not the matter of this office, answered by something that is there, too little to go on. */
export const dismissReasons = ['not-ours', 'answered-elsewhere', 'unclear'] as const;
export const dismissGapSchema = z.strictObject({
  version: z.int(),
  reason: z.enum(dismissReasons),
  note: z.string().trim().max(500).optional(),
});
