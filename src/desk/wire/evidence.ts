import { z } from 'zod';
import {
  authoritySchema,
  documentKindSchema,
  documentSourceSchema,
  statusSchema,
} from '../../knowledge/document.ts';
import { daySchema } from '../../platform/day.ts';

/** How a text stands on the day: `in-force`, or why a visitor may not be given it. */
export const validityBadgeSchema = z.enum([
  'in-force',
  'not-yet-in-force',
  'no-longer-in-force',
  'unconfirmed',
  'past-its-window',
]);
export type ValidityBadge = z.infer<typeof validityBadgeSchema>;

/** A passage shown to staff, with where it is from, how it stands, and its raw scores. */
export const evidenceViewSchema = z.strictObject({
  passageId: z.string(),
  documentId: z.string(),
  title: z.string(),
  section: z.string(),
  quote: z.string(),
  language: z.enum(['zh-Hans', 'en']),
  kind: documentKindSchema,
  source: documentSourceSchema,
  status: statusSchema,
  authority: authoritySchema,
  jurisdiction: z.string(),
  issuer: z.string().optional(),
  documentNumber: z.string().optional(),
  effectiveFrom: daySchema,
  effectiveTo: daySchema.optional(),
  checkedOn: daySchema.optional(),
  url: z.string().optional(),
  badge: validityBadgeSchema,
  /** The same content in the other written language, where the knowledge base has it. */
  counterpart: z.string().optional(),
  scores: z.record(z.string(), z.number()),
});
export type EvidenceView = z.infer<typeof evidenceViewSchema>;
