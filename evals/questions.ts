import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { declineReasonSchema, handoverReasonSchema, outcomeSchema } from '../src/consultation/outcomes.ts';
import { historyItemSchema, type ConsultationRequest } from '../src/consultation/turn.ts';
import { languageSchema } from '../src/language/language.ts';
import { quantitySchema } from '../src/language/quantity.ts';
import { daySchema } from '../src/platform/day.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { UserError } from '../src/platform/user-error.ts';

/** What is right for a question. Either `outcome`, or `outcomes` where several are acceptable. */
export const expectedSchema = z
  .strictObject({
    outcome: outcomeSchema.optional(),
    outcomes: z.array(outcomeSchema).min(1).optional(),
    /** Acceptable reasons of a handover or a refusal; any reason is acceptable without them. */
    reasons: z.array(z.union([handoverReasonSchema, declineReasonSchema])).optional(),
    /** The answer has to cite one of these records, or of the entries, or of the articles. */
    records: z.array(z.string()).optional(),
    entries: z.array(z.string()).optional(),
    articles: z.array(z.strictObject({ law: z.string(), article: z.int().positive() })).optional(),
    /** Each has to be in the answer. */
    quantities: z.array(quantitySchema).optional(),
    dates: z.array(daySchema).optional(),
  })
  .refine(
    (expected) => (expected.outcome === undefined) !== (expected.outcomes === undefined),
    'give outcome or outcomes',
  );
export type Expected = z.infer<typeof expectedSchema>;

/** One question of the question file. */
export const questionSchema = z.strictObject({
  id: z.string().min(1),
  language: languageSchema,
  style: z.enum(['colloquial', 'plain', 'follow-up', 'typo']),
  /** The field it is about, as its author names it; groups the report. */
  topic: z.string().min(1),
  question: z.string().min(1),
  history: z.array(historyItemSchema).optional(),
  asOf: daySchema.optional(),
  expected: expectedSchema,
});
export type Question = z.infer<typeof questionSchema>;

/** The day the question file speaks of where a question names none. */
export const questionDay = daySchema.parse('2026-11-23');

/** A question as it is put to the assistant. */
export function requestOf({ question, asOf, history }: Question): ConsultationRequest {
  return { question, asOf: asOf ?? questionDay, ...(history && { history }) };
}

/** The folder of questions that belong to other fields. */
export const outOfField: string = projectPath('evals', 'out-of-field');

/** All questions of a folder of `.jsonl` files, in the order of the files' names; throws a UserError that names file and line. */
export function readQuestions(folder: string = projectPath('evals', 'questions')): Question[] {
  const questions = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFile(join(folder, name)));
  const seen = new Set<string>();
  for (const { id } of questions) {
    if (seen.has(id)) throw new UserError(`Two questions have the id ${id} in ${folder}.`, { field: id });
    seen.add(id);
  }
  return questions;
}

function readFile(path: string): Question[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, `${path}:${index + 1}`)]));
}

function readLine(line: string, place: string): Question {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new UserError(`${place} is not JSON.`, { field: place, cause });
  }
  const result = questionSchema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  throw new UserError(`${place} does not fit: ${faults.join('; ')}.`, { field: place });
}
