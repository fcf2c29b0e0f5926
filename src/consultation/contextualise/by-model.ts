import { z } from 'zod';
import { fillPrompt, readPrompt, type PromptFile } from '../../models/chat/prompt-file.ts';
import { findQuantities, sameQuantity } from '../../language/quantities.ts';
import { normalise, stripHidden } from '../../language/script.ts';
import { outgoing } from '../outgoing.ts';
import { isInjection } from '../screen/injection.ts';
import type { TurnModels } from '../turn-models.ts';
import type { ConsultationRequest } from '../turn.ts';
import { rightsOf } from '../understand/rights.ts';
import type { FieldWords } from '../understand/topics.ts';
import type { StandAlone } from './contextualise.ts';
import { isFollowUp } from './follow-up.ts';

const answerSchema = z.strictObject({ query: z.string().min(1).max(300) });
let prompt: PromptFile | undefined;

/** How many messages before the question are looked at. */
const remembered = 8;

/**
 * A follow-up made to stand alone by a model, for retrieval only. Without a model, and whenever what it gives cannot
 * be used, the query stays what the rules made of it.
 */
export async function contextualiseByModel(
  question: string,
  history: NonNullable<ConsultationRequest['history']>,
  standAlone: StandAlone,
  words: FieldWords,
  models: TurnModels,
): Promise<StandAlone> {
  const leans =
    !standAlone.chosen && history.some(({ role }) => role === 'visitor') && isFollowUp(question, words);
  const session = leans ? models.for('contextualise') : undefined;
  if (!session) return standAlone;
  const recent = history.slice(-remembered);
  const texts = outgoing([...recent.map(({ text }) => text), question]);
  if (!texts) {
    models.fellBack('contextualise', 'unpublished-invention');
    return standAlone;
  }
  const conversation = recent.map(({ role }, index) => ({ role, text: texts[index] }));
  prompt ??= readPrompt('src', 'consultation', 'prompts', 'contextualise.md');
  const filled = fillPrompt(prompt, {}, { conversation, question: texts.at(-1) });
  const answer = await session.ask('contextualise', filled, answerSchema);
  const fault = answer.ok ? faultOf(answer.value.query, texts.join('\n')) : answer.because;
  if (!answer.ok || fault !== undefined) {
    models.fellBack('contextualise', fault ?? 'unusable');
    return standAlone;
  }
  const { query } = answer.value;
  return { ...standAlone, query, said: query };
}

/** What a query holds that nobody said. */
function faultOf(query: string, said: string): string | undefined {
  if (stripHidden(query).found.length > 0 || isInjection(query)) return 'check: instructions';
  const before = rightsOf(normalise(said));
  if ([...rightsOf(normalise(query))].some((right) => !before.has(right))) return 'check: another right';
  const known = findQuantities(said);
  const stray = findQuantities(query).find((one) => !known.some((other) => sameQuantity(one, other)));
  return stray === undefined ? undefined : 'check: a quantity nobody said';
}
