import { z } from 'zod';
import { daySchema } from '../../platform/day.ts';

const share = z.number().min(0).max(1);

/** How often answers at a threshold were right, on labelled questions that the model had not seen. */
const curvePointSchema = z.strictObject({
  /** The least confidence with which an answer is given. */
  threshold: share,
  /** Questions that got an answer at this threshold. */
  answered: z.int().nonnegative(),
  /** Those of them whose answer was wrong. */
  wrong: z.int().nonnegative(),
});
export type CurvePoint = z.infer<typeof curvePointSchema>;

/** What makes confidence a probability for one kind of index and one knowledge base. Made by `npm run evals -- calibrate`. */
export const calibrationSchema = z.strictObject({
  /** The index it was fitted with; it holds for no other. */
  indexSettings: z.string().min(1),
  embeddingModel: z.string().nullable(),
  fittedOn: daySchema,
  /** SHA-256 over the labelled questions and the outcomes they were fitted on. */
  dataHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of the release's content. */
  knowledgeHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many examples of each source went in. */
  examples: z.record(z.string(), z.int().nonnegative()),
  /** Weights of the signals on the log-odds scale. */
  intercept: z.number(),
  weights: z.record(z.string(), z.number()),
  /** Pairs of model log-odds and share that was right, both rising: the log-odds as a probability. */
  knots: z.array(z.tuple([z.number(), share])).min(2),
  /** All labelled questions of the population the promise is about. */
  questions: z.int().positive(),
  /** Forecasts of like confidence together, least confident first: how many, their mean confidence, the share right. */
  reliability: z.array(z.strictObject({ size: z.int().positive(), confidence: share, right: share })),
  /** Strictest first. */
  curve: z.array(curvePointSchema).min(1),
});
export type Calibration = z.infer<typeof calibrationSchema>;
