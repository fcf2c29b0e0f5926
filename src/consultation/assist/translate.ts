import { z } from 'zod';
import { fillPrompt, readPrompt, type PromptFile } from '../../models/chat/prompt-file.ts';
import type { ChatModel, ModelCall, ModelFailure } from '../../models/chat/chat-model.ts';
import { detectLanguage } from '../../language/detect.ts';
import { writtenLanguageFor, type Language } from '../../language/language.ts';
import { findPersonalData } from '../../language/personal-data.ts';
import { findArticles, findDates, findQuantities, sameQuantity } from '../../language/quantities.ts';
import { normalise, stripHidden, toTraditional } from '../../language/script.ts';
import type { Term } from '../../knowledge/entry.ts';
import { describesUnpublishedInvention } from '../screen/invention.ts';

/** A translated message, or why there is none. The original is always shown beside it. */
export type Translation =
  | {
      readonly ok: true;
      readonly text: string;
      readonly aiGenerated: true;
      readonly calls: readonly ModelCall[];
    }
  | {
      readonly ok: false;
      readonly because: ModelFailure | 'stopped' | 'no-model' | 'may-not-leave' | 'check';
    };

const answerSchema = z.strictObject({ translation: z.string().min(1) });
const names: Readonly<Record<Language, string>> = {
  'zh-Hans': 'Simplified Chinese',
  'zh-Hant': 'Simplified Chinese',
  en: 'English',
};
const mostTerms = 20;
const longest = 4_000;
let prompt: PromptFile | undefined;

/**
 * A message of an agent or a visitor in the other's language. Personal data stays here: it goes out as numbers in
 * brackets and is put back. Every quantity, date, article and figure of the message has to be in the translation, and no other.
 */
export async function translateMessage(
  message: string,
  to: Language,
  model: ChatModel | undefined,
  terms: readonly Term[] = [],
): Promise<Translation> {
  if (model?.takesPart('translate') !== true) return { ok: false, because: 'no-model' };
  const visible = stripHidden(message).text;
  if (visible.length > longest || describesUnpublishedInvention(normalise(visible)))
    return { ok: false, because: 'may-not-leave' };
  const { text, kept } = withoutPersonalData(visible);
  prompt ??= readPrompt('src', 'consultation', 'prompts', 'translate.md');
  const from = names[detectLanguage(visible).language];
  const data = { terms: termsIn(text, terms), message: text };
  const session = model.session();
  const answer = await session.ask(
    'translate',
    fillPrompt(prompt, { from, to: names[to] }, data),
    answerSchema,
  );
  if (!answer.ok) return { ok: false, because: answer.because };
  const { translation } = answer.value;
  if (!isSame(text, translation, to)) return { ok: false, because: 'check' };
  const whole = translation.replace(/\[#(\d+)\]/g, (_, number: string) => kept[Number(number) - 1] ?? '');
  return {
    ok: true,
    text: to === 'zh-Hant' ? toTraditional(whole) : whole,
    aiGenerated: true,
    calls: session.calls,
  };
}

function withoutPersonalData(message: string): { text: string; kept: string[] } {
  const kept: string[] = [];
  let text = '';
  let at = 0;
  for (const { start, end } of findPersonalData(message)) {
    kept.push(message.slice(start, end));
    text += `${message.slice(at, start)}[#${kept.length}]`;
    at = end;
  }
  return { text: text + message.slice(at), kept };
}

function termsIn(text: string, terms: readonly Term[]): { zh: string; en: string }[] {
  const normalised = normalise(text);
  return terms
    .filter((term) => [term['zh-Hans'], term.en].some((name) => normalised.includes(normalise(name))))
    .slice(0, mostTerms)
    .map((term) => ({ zh: term['zh-Hans'], en: term.en }));
}

/** The same placeholders, quantities, dates, articles and figures, in the language that was asked for. */
function isSame(message: string, translation: string, to: Language): boolean {
  const numbers = (text: string) =>
    [...text.matchAll(/\[#(\d+)\]/g)]
      .map(([, number]) => number)
      .sort()
      .join();
  if (numbers(message) !== numbers(translation)) return false;
  if (stripHidden(translation).found.length > 0 || /[<>`{}]/.test(translation)) return false;
  if ((translation.match(/https?:\S+/g) ?? []).some((address) => !message.includes(address))) return false;
  if (writtenLanguageFor(detectLanguage(translation).language) !== writtenLanguageFor(to)) return false;
  const [before, after] = [findQuantities(message), findQuantities(translation)];
  const covers = (some: typeof before, all: typeof before) =>
    some.every((one) => all.some((other) => sameQuantity(one, other)));
  if (!covers(before, after) || !covers(after, before)) return false;
  const facts = (text: string) =>
    [
      ...findDates(text).map(({ year, month, dayOfMonth }) => `${year}-${month}-${dayOfMonth}`),
      ...findArticles(text).map(({ article }) => `article ${article}`),
    ]
      .sort()
      .join();
  return facts(message) === facts(translation);
}
