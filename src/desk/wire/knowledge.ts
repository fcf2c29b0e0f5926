import { z } from 'zod';
import { declineReasonSchema, handoverReasonSchema, outcomeSchema } from '../../consultation/outcomes.ts';
import {
  authoritySchema,
  documentKindSchema,
  documentSourceSchema,
  hotlineFunctionSchema,
  statusSchema,
  topicSchema,
  volatilitySchema,
} from '../../knowledge/document.ts';
import { languageSchema } from '../../language/language.ts';
import { daySchema } from '../../platform/day.ts';
import { evidenceViewSchema, validityBadgeSchema } from './evidence.ts';

/** `GET /knowledge/search`: as a visitor would ask it, on any day and in any language. */
export const knowledgeSearchSchema = z.strictObject({
  q: z.string().trim().min(1, 'write a question').max(2_000),
  language: languageSchema.optional(),
  asOf: daySchema.optional(),
});

/** Why a passage did not count. */
export const droppedBecauseSchema = z.enum([
  'not-yet-in-force',
  'no-longer-in-force',
  'unconfirmed',
  'past-its-window',
  'jurisdiction',
  'same-content',
  'not-asked-for',
  'not-near-enough',
]);
export type DroppedBecause = z.infer<typeof droppedBecauseSchema>;

export const explainedPassageSchema = z.strictObject({
  evidence: evidenceViewSchema,
  rank: z.int().optional(),
  weight: z.number().optional(),
  parts: z.array(z.strictObject({ part: z.string(), value: z.number(), adds: z.number() })),
  dropped: droppedBecauseSchema.optional(),
  cited: z.boolean(),
});
export type ExplainedPassage = z.infer<typeof explainedPassageSchema>;

export const knowledgeExplanationSchema = z.strictObject({
  query: z.string(),
  language: languageSchema,
  asOf: daySchema,
  release: z.int(),
  outcome: outcomeSchema,
  reason: z.union([handoverReasonSchema, declineReasonSchema]).optional(),
  /** What a visitor would read. */
  answer: z.string(),
  aiGenerated: z.boolean(),
  confidence: z.number(),
  threshold: z.number(),
  signals: z.record(z.string(), z.number()),
  understood: z.strictObject({
    wish: z.string(),
    topic: topicSchema.optional(),
    hotlineFunction: hotlineFunctionSchema,
    rights: z.array(z.string()),
    aspects: z.array(z.string()),
  }),
  passages: z.array(explainedPassageSchema),
  milliseconds: z.number(),
});
export type KnowledgeExplanation = z.infer<typeof knowledgeExplanationSchema>;

/** When and by whom a document was approved, and whether it still says what was approved. */
export const approvalViewSchema = z.strictObject({
  at: z.int(),
  by: z.string(),
  byName: z.string().optional(),
  checkedOn: daySchema,
  /** False where the document has changed since: it needs approving anew. */
  holds: z.boolean(),
});

/** A document as the lists of editors show it. */
export const documentItemSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  kind: documentKindSchema,
  source: documentSourceSchema,
  topics: z.array(topicSchema),
  authority: authoritySchema,
  jurisdiction: z.string(),
  status: statusSchema,
  volatility: volatilitySchema,
  effectiveFrom: daySchema,
  effectiveTo: daySchema.optional(),
  checkedOn: daySchema.optional(),
  badge: validityBadgeSchema,
  handover: z.boolean(),
  approval: approvalViewSchema.optional(),
});
export type DocumentItem = z.infer<typeof documentItemSchema>;

export const documentFilterSchema = z.strictObject({
  status: statusSchema.optional(),
  source: documentSourceSchema.optional(),
  kind: documentKindSchema.optional(),
  topic: topicSchema.optional(),
  /** Part of a title or id. */
  q: z.string().trim().max(200).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const documentListSchema = z.strictObject({ total: z.int(), documents: z.array(documentItemSchema) });

export const documentViewSchema = documentItemSchema.extend({
  issuer: z.string().optional(),
  documentNumber: z.string().optional(),
  url: z.string().optional(),
  basis: z.array(z.string()),
  passages: z.array(
    z.strictObject({ section: z.string(), language: z.enum(['zh-Hans', 'en']), text: z.string() }),
  ),
});
export type DocumentView = z.infer<typeof documentViewSchema>;

/** What has to be looked at, soonest first: `day` is the day it stops (or stopped) to be given to visitors. */
export const dueItemSchema = z.strictObject({
  document: documentItemSchema,
  /** The end of its validity, or of the time within which it was to be checked. */
  because: z.enum(['validity-ends', 'check-due', 'change-ahead']),
  day: daySchema,
  /** Whole days from today; negative when it is past. */
  inDays: z.int(),
});
export type DueItem = z.infer<typeof dueItemSchema>;
export const dueFilterSchema = z.strictObject({ days: z.coerce.number().int().min(0).max(800).default(90) });

export const approveDocumentsSchema = z.strictObject({
  documentIds: z.array(z.string().max(500)).min(1, 'choose a document').max(200),
  /** The day somebody read the source. */
  checkedOn: daySchema,
});
export const documentIdSchema = z.strictObject({ id: z.string().min(1).max(500) });
export const revokeApprovalSchema = z.strictObject({ documentId: z.string().min(1).max(500) });

/** A release as the desk lists it. */
export const releaseItemSchema = z.strictObject({
  number: z.int(),
  createdAt: z.int(),
  publishedBy: z.string(),
  documents: z.int(),
  passages: z.int(),
  records: z.int(),
  inUse: z.boolean(),
});
export type ReleaseItem = z.infer<typeof releaseItemSchema>;

export const publicationViewSchema = z.strictObject({
  id: z.string(),
  at: z.int(),
  actor: z.string(),
  actorName: z.string().optional(),
  act: z.enum(['publish', 'rollback']),
  reason: z.string().optional(),
  outcome: z.enum(['published', 'unchanged', 'rejected', 'failed']),
  release: z.int().optional(),
  problems: z.array(z.strictObject({ file: z.string(), place: z.string(), message: z.string() })),
});
export type PublicationView = z.infer<typeof publicationViewSchema>;

export const releaseListSchema = z.strictObject({
  releases: z.array(releaseItemSchema),
  publications: z.array(publicationViewSchema),
  /** Something that was asked for is not published yet. */
  waiting: z.boolean(),
  running: z.boolean(),
  progress: z.strictObject({ done: z.int(), total: z.int() }).optional(),
});
export type ReleaseList = z.infer<typeof releaseListSchema>;

const changesSchema = z.strictObject({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
});
export const releaseDiffSchema = z.strictObject({
  from: z.int(),
  to: z.int(),
  documents: changesSchema,
  passages: changesSchema,
  records: changesSchema,
  /** Titles of the documents named. */
  titles: z.record(z.string(), z.string()),
});
export type ReleaseDiff = z.infer<typeof releaseDiffSchema>;

export const diffQuerySchema = z.strictObject({
  from: z.coerce.number().int().positive(),
  to: z.coerce.number().int().positive(),
});
export const rollbackSchema = z.strictObject({
  to: z.int().positive(),
  reason: z.string().trim().min(1, 'say why').max(500),
});
