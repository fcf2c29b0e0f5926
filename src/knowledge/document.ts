import { z } from 'zod';
import { writtenLanguages } from '../language/language.ts';
import { daySchema } from '../platform/day.ts';

/** How binding a text is, most binding first. */
export const authorities = [
  'law',
  'administrative-regulation',
  'judicial-interpretation',
  'department-rule',
  'local-regulation',
  'city-policy',
  'district-policy',
  'guide',
] as const;
export const authoritySchema = z.enum(authorities);
export type Authority = z.infer<typeof authoritySchema>;

/** `confirmed` by its issuer's text, `starter` until an editor approves it, `unconfirmed` is for staff only. */
export const statuses = ['confirmed', 'starter', 'unconfirmed'] as const;
export const statusSchema = z.enum(statuses);
export type Status = z.infer<typeof statusSchema>;

/** How fast a fact ages: S stable, C changes on a known date, F a fee, V volatile. */
export const volatilities = ['S', 'C', 'F', 'V'] as const;
export const volatilitySchema = z.enum(volatilities);
export type Volatility = z.infer<typeof volatilitySchema>;

/** Where a document comes from: `knowledge/`, files given to `ingest`, or entries approved at the desk. */
export const documentSources = ['starter', 'files', 'desk'] as const;
export const documentSourceSchema = z.enum(documentSources);
export type DocumentSource = z.infer<typeof documentSourceSchema>;

export const documentKinds = [
  'statute',
  'policy',
  'service',
  'guide',
  'faq',
  'outlet',
  'record',
  'other',
] as const;
export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** What a question or a document is about. */
export const topics = [
  'patent',
  'trademark',
  'copyright',
  'geographical-indication',
  'layout-design',
  'trade-secret',
  'plant-variety',
  'data',
  'customs',
  'unfair-competition',
  'enforcement',
  'finance',
  'public-service',
  'foreign',
  'other',
] as const;
export const topicSchema = z.enum(topics);
export type Topic = z.infer<typeof topicSchema>;

/** The five functions of the hotline: policy, legal, mediation, publicity, general service. */
export const hotlineFunctions = ['policy', 'legal', 'mediation', 'publicity', 'general'] as const;
export const hotlineFunctionSchema = z.enum(hotlineFunctions);
export type HotlineFunction = z.infer<typeof hotlineFunctionSchema>;

/** The validity and provenance that every document and record carries. Days are Shanghai days, `effectiveTo` is inclusive. */
export const validityShape = {
  authority: authoritySchema,
  jurisdiction: z.string().min(1),
  effectiveFrom: daySchema,
  effectiveTo: daySchema.optional(),
  checkedOn: daySchema.optional(),
  status: statusSchema,
  volatility: volatilitySchema,
} as const;
export const validitySchema = z.strictObject(validityShape);
export type Validity = z.infer<typeof validitySchema>;

/** One policy, law, catalogue entry, guide, question–answer entry or record, as a release holds it. */
export const documentSchema = z.strictObject({
  /** Source + path, as in `files/statutes/专利法.md`. */
  id: z.string().min(1),
  source: documentSourceSchema,
  path: z.string().min(1),
  kind: documentKindSchema,
  /** Title by written language; at least one is there. */
  titles: z.partialRecord(z.enum(writtenLanguages), z.string().min(1)),
  /** The languages its passages are written in. */
  languages: z.array(z.enum(writtenLanguages)).min(1),
  issuer: z.string().min(1).optional(),
  documentNumber: z.string().min(1).optional(),
  /** Ids or titles of the documents this one replaces. */
  supersedes: z.array(z.string()),
  supersededBy: z.string().optional(),
  topics: z.array(topicSchema),
  hotlineFunction: hotlineFunctionSchema.optional(),
  url: z.url().optional(),
  /** Legal basis, as given by the entry. */
  basis: z.array(z.lazy(() => basisSchema)),
  /** True where an entry is not confirmed enough to be given: the visitor gets its text and a person. */
  handover: z.boolean().optional(),
  ...validityShape,
});
export type Document = z.infer<typeof documentSchema>;

/** A legal basis: a law by its short title and, where there is one, the article. */
export const basisSchema = z.strictObject({
  document: z.string().min(1),
  article: z.int().positive().optional(),
  /** Paragraph or item within the article, or a section of a policy, as people write it. */
  part: z.string().min(1).optional(),
});
export type Basis = z.infer<typeof basisSchema>;
