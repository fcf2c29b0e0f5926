import { z } from 'zod';
import { daySchema } from '../platform/day.ts';
import { basisSchema, hotlineFunctionSchema, topicSchema, validityShape } from './document.ts';
import { bilingualSchema } from './record.ts';

/**
 * Front matter of the written entries of a knowledge base. The body follows in Markdown, one part a written
 * language under the headings `# zh-Hans` and `# en`; `{{record-id.value-id}}` copies a value of a record,
 * `{{record-id}}` its whole statement.
 */
const askedAs = z.strictObject({ 'zh-Hans': z.array(z.string().min(1)), en: z.array(z.string().min(1)) });

const common = {
  title: bilingualSchema,
  topics: z.array(topicSchema).min(1),
  hotlineFunction: hotlineFunctionSchema,
  basis: z.array(basisSchema),
  /** Records the entry speaks of, besides those its text copies. */
  records: z.array(z.string()).optional(),
  /** Ids of entries a reader may want next. */
  related: z.array(z.string()).optional(),
  supersedes: z.array(z.string()).optional(),
  issuer: z.string().min(1).optional(),
  documentNumber: z.string().min(1).optional(),
  url: z.url().optional(),
  /** True where the fact is not confirmed enough to be given: the visitor gets a person. */
  handover: z.boolean().optional(),
  sources: z.array(z.string().min(1)).min(1),
  ...validityShape,
  checkedOn: daySchema,
};

const audience = z
  .array(z.enum(['citizen', 'company', 'small-company', 'university', 'foreign', 'agency', 'any']))
  .min(1);

/** An approved-style question and answer. The title is the question. */
export const faqSchema = z.strictObject({
  kind: z.literal('faq'),
  ...common,
  askedAs: z.strictObject({
    'zh-Hans': z.array(z.string().min(1)).min(3),
    en: z.array(z.string().min(1)).min(3),
  }),
});

/** A how-to for a real situation; the body's `##` headings are its steps. */
export const guideSchema = z.strictObject({ kind: z.literal('guide'), ...common, audience, askedAs });

/** An item of the public-service catalogue. The structured parts are lines of text that may copy record values. */
export const serviceSchema = z.strictObject({
  kind: z.literal('service'),
  ...common,
  askedAs,
  audience,
  purpose: bilingualSchema,
  materials: z.strictObject({ 'zh-Hans': z.array(z.string()), en: z.array(z.string()) }),
  steps: z.strictObject({
    'zh-Hans': z.array(z.string().min(1)).min(1),
    en: z.array(z.string().min(1)).min(1),
  }),
  timeLimit: bilingualSchema.optional(),
  fee: bilingualSchema.optional(),
  where: bilingualSchema,
  result: bilingualSchema,
  /** Outlet ids that serve it, as far as confirmed. */
  outlets: z.array(z.string()),
  /** Districts that serve it, as far as confirmed; `city` when the whole city is served. */
  districts: z.array(z.string()),
});

/** A digest of a policy; the body's `##` headings are its sections. `targets` lists values that are goals, not results. */
export const policySchema = z.strictObject({ kind: z.literal('policy'), ...common, askedAs });

/** An institution or a kind of outlet. Unconfirmed contact data are absent. */
export const outletSchema = z.strictObject({
  kind: z.literal('outlet'),
  ...common,
  askedAs,
  serves: audience,
});

export const entrySchema = z.discriminatedUnion('kind', [
  faqSchema,
  guideSchema,
  serviceSchema,
  policySchema,
  outletSchema,
]);
export type Entry = z.infer<typeof entrySchema>;
export type ServiceEntry = z.infer<typeof serviceSchema>;

/** A term of the glossary; a file holds the terms of one field as a list. */
export const termSchema = z.strictObject({
  'zh-Hans': z.string().min(1),
  /** Only where the Traditional wording differs by more than its characters. */
  'zh-Hant': z.string().min(1).optional(),
  en: z.string().min(1),
  /** Other names with the same meaning, in either language. */
  synonyms: z.array(z.string().min(1)),
  /** Lay words people use for it: 山寨, R标, 交不起年费. */
  lay: z.array(z.string().min(1)),
  topics: z.array(topicSchema).min(1),
  /** A law or official page, or `unofficial`. */
  source: z.string().min(1),
});
export type Term = z.infer<typeof termSchema>;
export const glossarySchema = z.array(termSchema);
