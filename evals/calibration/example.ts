import { z } from 'zod';

/**
 * Where an example comes from: `asked` a question of the question file; `foreign` a question of another field; `gap` a
 * question of the file with every entry that answers it taken out; `own` a way of asking of an entry, unknown to the
 * release; `own-gap` the same with the whole entry taken out.
 */
export const sources = ['asked', 'foreign', 'gap', 'own', 'own-gap'] as const;
export type Source = (typeof sources)[number];

/** One question, and what the assistant would say if it answered whatever it can. */
export const exampleSchema = z.strictObject({
  id: z.string(),
  source: z.enum(sources),
  /** The entry it is about; examples of one entry stay on one side of every split. */
  group: z.string(),
  language: z.string(),
  topic: z.string(),
  question: z.string(),
  /** Whether the question file expects an answer. */
  answerable: z.boolean(),
  signals: z.record(z.string(), z.number()),
  /** Whether an answer comes at all when any confidence will do. */
  given: z.boolean(),
  /** Whether that answer is right. */
  right: z.boolean(),
});
export type Example = z.infer<typeof exampleSchema>;

/** The questions the promise is about: those a visitor may put, answerable or not. */
export function isOfPopulation({ source }: Example): boolean {
  return source === 'asked' || source === 'foreign';
}

/**
 * How much an example counts in the fit. What was written for entries is like itself and unlike a visitor; questions
 * without their entry teach what a neighbour looks like that does not answer.
 */
export const weights: Readonly<Record<Source, number>> = {
  asked: 1,
  foreign: 1,
  gap: 0.3,
  own: 0.05,
  'own-gap': 0.05,
};
