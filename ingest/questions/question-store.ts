import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { hashOf } from '../../src/knowledge/content-hash.ts';
import type { Passage } from '../../src/knowledge/passage.ts';

const generatedSchema = z.strictObject({
  key: z.string(),
  model: z.string(),
  questions: z.array(z.string().min(1)),
});
/** Questions a model wrote for a passage; none when it found none. */
export type Generated = z.infer<typeof generatedSchema>;

/** What was generated so far, in DATA_DIR; every line is whole before the next passage is asked for. */
export interface QuestionStore {
  find(key: string): Generated | undefined;
  add(generated: Generated): void;
  /** Hash over all of it; undefined when nothing was ever generated. */
  fingerprint(): string | undefined;
}

/** Names a passage by all that decides its questions; a changed passage has none yet. */
export function questionKey({ language, section, path, text }: Passage): string {
  return hashOf('questions-1', language, section, JSON.stringify(path), text);
}

/** The store of a data folder. A line that a crash cut off is left out, and its passage asked for again. */
export function openQuestionStore(dataFolder: string): QuestionStore {
  const file = join(dataFolder, 'questions', 'generated.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const known = new Map(
    lines.flatMap((line) => readLine(line)).map((generated) => [generated.key, generated]),
  );
  return {
    find: (key) => known.get(key),
    add: (generated) => {
      mkdirSync(dirname(file), { recursive: true });
      // A cut line before it must not take this one along.
      appendFileSync(file, `${existsSync(file) ? '\n' : ''}${JSON.stringify(generated)}\n`, { flush: true });
      known.set(generated.key, generated);
    },
    fingerprint: () => (known.size === 0 ? undefined : hashOf(JSON.stringify([...known.values()]))),
  };
}

function readLine(line: string): Generated[] {
  try {
    const parsed = generatedSchema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
