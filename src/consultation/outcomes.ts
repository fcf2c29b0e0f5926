import { z } from 'zod';

/** What happened to a turn: one list for bot, desk, analytics and evals. */
export const outcomes = [
  'answered',
  'answered-partly',
  'clarifying',
  'handed-over',
  'declined',
  'greeted',
  'rated',
] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

/** Why a turn was handed over to a person. */
export const handoverReasons = [
  'low-confidence',
  'no-evidence',
  'asked-for-person',
  'complaint',
  'own-case',
  'sensitive',
  'changed-law',
  'unpublished-invention',
  'model-failure',
  'repeated',
  'negative-rating',
  'switched-off',
] as const;
export const handoverReasonSchema = z.enum(handoverReasons);
export type HandoverReason = z.infer<typeof handoverReasonSchema>;

/** Why a turn was declined. */
export const declineReasons = ['out-of-scope', 'unsafe', 'too-long'] as const;
export const declineReasonSchema = z.enum(declineReasons);
export type DeclineReason = z.infer<typeof declineReasonSchema>;
