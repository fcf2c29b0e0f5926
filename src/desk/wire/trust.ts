import { z } from 'zod';

const share = z.number().min(0).max(1);

/** What follows from the share of wrong answers that operators accept, and what people say of the answers given. */
export const trustViewSchema = z.strictObject({
  target: share,
  /** The target is kept with the certainty that calibrations have. */
  promised: z.boolean(),
  /** The calibration belongs to the index in use. */
  matches: z.boolean(),
  questions: z.int(),
  missingQuestions: z.int().optional(),
  threshold: share,
  handOverShare: share,
  errorShare: share,
  errorBound: share,
  /** Who judged answers of the last 30 days; missing until they were looked at. */
  sides: z
    .array(
      z.strictObject({
        by: z.enum(['visitors', 'agents']),
        judged: z.int(),
        wrong: z.int(),
        contradicts: z.boolean(),
      }),
    )
    .optional(),
  /** What other targets would come to. */
  others: z.array(z.strictObject({ target: share, promised: z.boolean(), handOverShare: share })),
});
export type TrustView = z.infer<typeof trustViewSchema>;
