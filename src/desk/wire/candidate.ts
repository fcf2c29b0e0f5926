import { z } from 'zod';
import {
  authoritySchema,
  hotlineFunctionSchema,
  topicSchema,
  volatilitySchema,
} from '../../knowledge/document.ts';
import { outcomeSchema } from '../../consultation/outcomes.ts';
import { languageSchema } from '../../language/language.ts';

const line = z.string().max(300, 'at most 300 characters');
const both = z.strictObject({ 'zh-Hans': line, en: line });
const ways = z.array(line).max(60, 'at most 60 ways of asking');
const answer = z.string().max(6_000, 'at most 6000 characters');
/** As written in the form; whether it is a day is looked at when the draft is handed in. */
const dayText = z.string().max(10);

/** An FAQ entry in the making; fields may still be empty. The names are those of the entry it becomes. */
export const draftSchema = z.strictObject({
  title: both,
  answer: z.strictObject({ 'zh-Hans': answer, en: answer }),
  askedAs: z.strictObject({ 'zh-Hans': ways, en: ways }),
  topics: z.array(topicSchema).max(15),
  hotlineFunction: hotlineFunctionSchema,
  /** Law or policy by its short title, with the article where there is one. */
  basis: z
    .array(
      z.strictObject({
        document: z.string().max(120),
        article: z.int().positive().max(9_999).optional(),
        part: z.string().max(60).optional(),
      }),
    )
    .max(20),
  /** Official pages or texts it was read in. */
  sources: z.array(line).max(20),
  url: z.string().max(500),
  authority: authoritySchema,
  jurisdiction: z.string().max(60),
  effectiveFrom: dayText,
  effectiveTo: dayText,
  checkedOn: dayText,
  volatility: volatilitySchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const candidateStatuses = [
  'draft',
  'submitted',
  'approved',
  'published',
  'withdrawn',
  'discarded',
] as const;
export const candidateStatusSchema = z.enum(candidateStatuses);
export type CandidateStatus = z.infer<typeof candidateStatusSchema>;

/** What a candidate was made from. */
export const originSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('gap'), gapId: z.string().max(100) }),
  /** A draft that an agent sent, as it was or edited. */
  z.strictObject({ from: z.literal('suggestion'), suggestionId: z.string().max(100) }),
  /** Another version of an entry that was published. */
  z.strictObject({ from: z.literal('candidate'), candidateId: z.string().max(100) }),
  z.strictObject({ from: z.literal('nothing') }),
]);
export type Origin = z.infer<typeof originSchema>;

export const candidateActs = [
  'created',
  'edited',
  'submitted',
  'sent-back',
  'approved',
  'published',
  'refused-by-publishing',
  'withdrawn',
  'discarded',
] as const;
export const candidateActSchema = z.strictObject({
  at: z.int(),
  by: z.string(),
  byName: z.string().optional(),
  act: z.enum(candidateActs),
  note: z.string().optional(),
});

export const fieldFaultSchema = z.strictObject({ field: z.string(), message: z.string() });
export type FieldFault = z.infer<typeof fieldFaultSchema>;

/** A line of the list of candidates. */
export const candidateItemSchema = z.strictObject({
  id: z.string(),
  /** The name of the entry it becomes, as entries refer to each other. */
  name: z.string(),
  status: candidateStatusSchema,
  version: z.int(),
  title: both,
  createdAt: z.int(),
  createdBy: z.string(),
  createdByName: z.string().optional(),
  changedAt: z.int(),
  changedBy: z.string(),
  changedByName: z.string().optional(),
  /** The release it was first published with. */
  release: z.int().optional(),
  /** A model wrote text it began with. */
  aiGenerated: z.boolean(),
  /** Faults by field, of the last attempt to hand it in or to publish it. */
  problems: z.array(fieldFaultSchema),
});
export type CandidateItem = z.infer<typeof candidateItemSchema>;

export const candidateViewSchema = candidateItemSchema.extend({
  draft: draftSchema,
  origin: originSchema,
  history: z.array(candidateActSchema),
  /** Questions that visitors asked, masked: what it has to answer. */
  questions: z.array(z.strictObject({ question: z.string(), language: languageSchema })),
  /** What is missing before it can be handed in. */
  faults: z.array(fieldFaultSchema),
  /** Whether whoever looks may approve it, or why not. */
  approval: z.enum(['allowed', 'own-work', 'not-submitted', 'role-missing']),
});
export type CandidateView = z.infer<typeof candidateViewSchema>;

export const saveDraftSchema = z.strictObject({ version: z.int(), draft: draftSchema });
export const versionSchema = z.strictObject({ version: z.int() });
export const sendBackSchema = z.strictObject({
  version: z.int(),
  note: z.string().trim().min(1, 'say what is to be mended').max(1_000),
});
export const withdrawSchema = z.strictObject({
  version: z.int(),
  note: z.string().trim().min(1, 'say why').max(1_000),
});

/** What the assistant says now to the questions behind a candidate. */
export const candidateCheckSchema = z.strictObject({
  release: z.int(),
  questions: z.array(
    z.strictObject({
      question: z.string(),
      language: languageSchema,
      outcome: outcomeSchema,
      confidence: z.number(),
      /** The entry is among the sources of the answer. */
      cited: z.boolean(),
    }),
  ),
});
export type CandidateCheck = z.infer<typeof candidateCheckSchema>;
