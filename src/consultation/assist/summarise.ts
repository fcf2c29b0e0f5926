import { z } from 'zod';
import { fillPrompt, readPrompt, type PromptFile } from '../../models/chat/prompt-file.ts';
import type { ChatModel, ModelCall } from '../../models/chat/chat-model.ts';
import { findDates, findQuantities, sameQuantity } from '../../language/quantities.ts';
import { stripHidden } from '../../language/script.ts';
import { isInjection } from '../screen/injection.ts';
import { outgoing } from '../outgoing.ts';

/** A message of a conversation, oldest first. */
export interface Spoken {
  readonly role: 'visitor' | 'assistant';
  readonly text: string;
}

/** What a model wrote for an agent; it is labelled wherever it is shown. */
export interface Summary {
  readonly text: string;
  /** The open question in one line. */
  readonly open: string;
  readonly aiGenerated: true;
  readonly calls: readonly ModelCall[];
}

const answerSchema = z.strictObject({ summary: z.string().min(1).max(400), open: z.string().max(200) });
const remembered = 20;
let prompt: PromptFile | undefined;

/**
 * A conversation in a few Chinese words for the agent who takes it over; undefined where no model takes part, it cannot
 * be had, the conversation may not leave, or what came holds a number or an order that the conversation does not.
 */
export async function summarise(
  conversation: readonly Spoken[],
  reason: string,
  model: ChatModel | undefined,
): Promise<Summary | undefined> {
  if (model?.takesPart('brief') !== true || conversation.length === 0) return undefined;
  const recent = conversation.slice(-remembered);
  const texts = outgoing(recent.map(({ text }) => text));
  if (!texts) return undefined;
  prompt ??= readPrompt('src', 'consultation', 'prompts', 'brief.md');
  const spoken = recent.map(({ role }, at) => ({ role, text: texts[at] }));
  const session = model.session();
  const answer = await session.ask(
    'brief',
    fillPrompt(prompt, {}, { reason, conversation: spoken }),
    answerSchema,
  );
  if (!answer.ok) return undefined;
  const { summary, open } = answer.value;
  if (!isFaithful(`${summary}\n${open}`, texts.join('\n'))) return undefined;
  return { text: summary, open, aiGenerated: true, calls: session.calls };
}

function isFaithful(written: string, said: string): boolean {
  if (stripHidden(written).found.length > 0 || isInjection(written) || /https?:|[<>`{}]/.test(written))
    return false;
  if (!/\p{Script=Han}/u.test(written)) return false;
  const known = findQuantities(said);
  const dates = findDates(said).map(({ text }) => text);
  return (
    findQuantities(written).every((one) => known.some((other) => sameQuantity(one, other))) &&
    findDates(written).every(({ text }) => dates.includes(text))
  );
}
