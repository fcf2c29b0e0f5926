import { z } from 'zod';
import { daySchema } from '../../platform/day.ts';

/** An act as the audit trail keeps it, with the names of the people in it. */
export const auditEntrySchema = z.strictObject({
  sequence: z.int(),
  at: z.int(),
  /** Id of a person, or the name of a job. */
  actor: z.string(),
  actorName: z.string().optional(),
  /** Its room and what was done, as in `ticket.created`. */
  act: z.string(),
  subject: z.string(),
  /** Set where the act was on a person of the desk. */
  subjectName: z.string().optional(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Which acts are asked for; what is missing does not matter. */
export const auditFilterSchema = z.strictObject({
  actor: z.string().max(200).optional(),
  /** A whole act, or a room with all its acts: `ticket`. */
  act: z
    .string()
    .max(100)
    .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)?$/, 'as in ticket or ticket.created')
    .optional(),
  subject: z.string().max(200).optional(),
  /** Days in Asia/Shanghai, both inclusive. */
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const auditPageSchema = auditFilterSchema.extend({
  /** Goes on below this sequence. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const auditAnswerSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  /** Whether there are earlier ones. */
  more: z.boolean(),
});
export type AuditAnswer = z.infer<typeof auditAnswerSchema>;

/** Whether the trail is whole, and the first entry that is not as it was written. */
export const auditVerificationSchema = z.strictObject({ whole: z.boolean(), brokenAt: z.int().optional() });
export type AuditVerification = z.infer<typeof auditVerificationSchema>;
