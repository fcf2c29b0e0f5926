import { z } from 'zod';
import { quantitySchema } from '../language/quantity.ts';
import { daySchema } from '../platform/day.ts';
import { basisSchema, hotlineFunctionSchema, topicSchema, validityShape } from './document.ts';

/** What a record states. */
export const recordKinds = [
  'fee',
  'time-limit',
  'term',
  'amount',
  'rate',
  'count',
  'window',
  'system',
  'competence',
  'contact',
  'materials',
  'change',
] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

/** The same text in both written languages. */
export const bilingualSchema = z.strictObject({ 'zh-Hans': z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write ids in lower-case letters, digits and single hyphens');

/** Words that select one value of a record: a question that holds one of them means this value. */
const appliesSchema = z.strictObject({
  /** First and last year (or stage) the value holds for, inclusive: annuity years 4 to 6. */
  from: z.int().optional(),
  to: z.int().optional(),
  /** Words in either language: 发明, 网上, online, 个体工商户. */
  words: z.array(z.string().min(1)).optional(),
});

/** One stated value of a record. */
export const recordValueSchema = z
  .strictObject({
    id: slug,
    label: bilingualSchema,
    quantity: quantitySchema.optional(),
    date: daySchema.optional(),
    /** Anything that is no quantity: an address of a site, a phone number, an office's name. */
    text: bilingualSchema.optional(),
    applies: appliesSchema.optional(),
  })
  .refine(
    (value) => [value.quantity, value.date, value.text].filter((part) => part !== undefined).length === 1,
    'give exactly one of quantity, date and text',
  );
export type RecordValue = z.infer<typeof recordValueSchema>;

/** What a `change` record says of the law ahead. */
export const changeSchema = z.strictObject({
  /** The law that changes, by its short title. */
  law: z.string().min(1),
  /** First day of the new rule. */
  from: daySchema,
  known: z.strictObject({ 'zh-Hans': z.array(z.string()), en: z.array(z.string()) }),
  unknown: z.strictObject({ 'zh-Hans': z.array(z.string()), en: z.array(z.string()) }),
});
export type Change = z.infer<typeof changeSchema>;

/**
 * Structured facts that are copied, never generated. `statement` is the sentence a visitor reads and an agent
 * reads out; it names its values as `{{value-id}}`. `conditions` follow it, one line each.
 */
export const recordSchema = z.strictObject({
  id: slug,
  kind: recordKindSchema,
  title: bilingualSchema,
  topics: z.array(topicSchema).min(1),
  hotlineFunction: hotlineFunctionSchema,
  askedAs: z.strictObject({ 'zh-Hans': z.array(z.string().min(1)), en: z.array(z.string().min(1)) }),
  statement: bilingualSchema,
  values: z.array(recordValueSchema),
  conditions: z
    .strictObject({ 'zh-Hans': z.array(z.string().min(1)), en: z.array(z.string().min(1)) })
    .optional(),
  change: changeSchema.optional(),
  /** True where the fact is not confirmed enough to be given: the entry hands over and says where to check. */
  handover: z.boolean().optional(),
  basis: z.array(basisSchema),
  supersedes: z.array(slug).optional(),
  issuer: z.string().min(1).optional(),
  url: z.url().optional(),
  /** Official pages or texts the fact was read in. */
  sources: z.array(z.string().min(1)).min(1),
  ...validityShape,
  checkedOn: daySchema,
});
export type Record = z.infer<typeof recordSchema>;
