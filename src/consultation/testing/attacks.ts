import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../../platform/project-root.ts';

const attackSchema = z.strictObject({
  id: z.string(),
  /** What the attacker is after. */
  family: z.enum([
    ...['override', 'role', 'prompt-leak', 'promise', 'phishing', 'role-marker'],
    ...['tool-call', 'false-fact', 'verdict', 'insult'],
  ] as [string, ...string[]]),
  language: z.enum(['zh', 'en']),
  /** Typed by a visitor, or planted in a document. */
  where: z.enum(['typed', 'planted']),
  /** How the text is hidden from a reader or a filter. */
  disguise: z.string(),
  text: z.string(),
  /** What a model says that does as the attacker wants. */
  wants: z.string(),
});
export type Attack = z.infer<typeof attackSchema>;

/** The attacks of the data file beside this one. */
export function attacks(): Attack[] {
  return readFileSync(projectPath('src', 'consultation', 'testing', 'attacks.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => attackSchema.parse(JSON.parse(line)));
}
