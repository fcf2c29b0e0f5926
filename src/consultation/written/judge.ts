import { z } from 'zod';
import { fillPrompt, readPrompt, type PromptFile } from '../../models/chat/prompt-file.ts';
import type { TurnModels } from '../turn-models.ts';
import type { Grounded } from './answer.ts';
import { asData } from './sources.ts';

const verdictsSchema = z.strictObject({
  verdicts: z.array(z.strictObject({ sentence: z.int(), supported: z.boolean() })),
});
let prompt: PromptFile | undefined;

/**
 * Has a model judge what the code has passed: whether each sentence follows from its sources. Undefined when all do,
 * or no model takes part; else why the answer may not leave. What could not be judged may not.
 */
export async function judge(
  { question, sources, sentences }: Grounded & { readonly question: string },
  models: TurnModels,
): Promise<string | undefined> {
  const session = models.for('verify');
  if (!session) return undefined;
  prompt ??= readPrompt('src', 'consultation', 'prompts', 'judge.md');
  const numbered = sentences.map(({ text, tokens }, at) => ({ sentence: at + 1, text, sources: tokens }));
  const cited = sources.filter(({ token }) => sentences.some(({ tokens }) => tokens.includes(token)));
  const filled = fillPrompt(prompt, {}, { question, sources: asData(cited), sentences: numbered });
  const answer = await session.ask('verify', filled, verdictsSchema);
  if (!answer.ok) return answer.because;
  const supported = new Set(
    answer.value.verdicts.filter((verdict) => verdict.supported).map((verdict) => verdict.sentence),
  );
  const refused = answer.value.verdicts
    .filter((verdict) => !verdict.supported)
    .map((verdict) => verdict.sentence);
  const unjudged = numbered
    .filter(({ sentence }) => !supported.has(sentence))
    .map(({ sentence }) => sentence);
  if (refused.length === 0 && unjudged.length === 0) return undefined;
  return `judge: sentence ${[...new Set([...refused, ...unjudged])].join(', ')} does not follow from its sources`;
}
