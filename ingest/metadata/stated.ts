import { z } from 'zod';
import {
  authoritySchema,
  documentKindSchema,
  hotlineFunctionSchema,
  statusSchema,
  topicSchema,
  volatilitySchema,
} from '../../src/knowledge/document.ts';
import { languageSchema } from '../../src/language/language.ts';
import { isDay } from '../../src/platform/day.ts';

/** A day as spreadsheets write it back too: 2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日. */
const statedDay = z.string().transform((text, context) => {
  const [, year, month, date] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim()) ?? [];
  const iso = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  if (isDay(iso)) return iso;
  context.addIssue({ code: 'custom', message: `"${text}" is not a day that exists; write it as YYYY-MM-DD` });
  return z.NEVER;
});

const text = z.string().trim().min(1);

/** Several values in one cell are separated by semicolons. */
const list = z.union([
  z.array(text),
  z.string().transform((value) =>
    value
      .split(/[;；]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]);

/** What an editor states about a document, in front matter or in a row of a table. Only the first day of validity must be there. */
export const statedSchema = z.strictObject({
  title: text.optional(),
  issuer: text.optional(),
  documentNumber: text.optional(),
  kind: documentKindSchema.optional(),
  authority: authoritySchema.optional(),
  jurisdiction: text.optional(),
  language: languageSchema.optional(),
  effectiveFrom: statedDay,
  effectiveTo: statedDay.optional(),
  supersedes: list.optional(),
  supersededBy: text.optional(),
  status: statusSchema.optional(),
  volatility: volatilitySchema.optional(),
  checkedOn: statedDay.optional(),
  topics: list.pipe(z.array(topicSchema)).optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  url: z.url().optional(),
  /** Where the editor read the dates; kept in the table, not in the release. */
  dateSource: z.string().optional(),
});
export type Stated = z.infer<typeof statedSchema>;

/** `field: what is wrong` for each fault. */
export function faultsOf(error: z.ZodError): { field: string; message: string }[] {
  return error.issues.map((issue) => ({
    field: issue.path.map(String).join('.'),
    message: faultText(issue),
  }));
}

function faultText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing';
  if (issue.code === 'invalid_value') return `write one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'unrecognized_keys') return `is not known: ${issue.keys.join(', ')}`;
  return issue.message;
}
