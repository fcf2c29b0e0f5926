import { normalise } from '../../language/script.ts';
import { languages } from '../../language/language.ts';
import { sentences } from '../../locale/sentences.ts';
import type { ConsultationRequest } from '../turn.ts';
import { choiceQuery, chosenRight } from '../clarify/choices.ts';
import type { FieldWords } from '../understand/topics.ts';
import { asksSomething } from '../understand/asks-something.ts';
import { isFollowUp, ofKindBefore, resolveFollowUp } from './follow-up.ts';

/** A question as it is searched for. */
export interface StandAlone {
  /** Understandable without the conversation; the question itself where it already was. */
  readonly query: string;
  /** The part of the query in the visitor's present words: all of it, unless an earlier question was added. */
  readonly said: string;
  /** The visitor has picked one of the choices he was given. */
  readonly chosen: boolean;
  /** The visitor was asked which one he means; he is not asked again. */
  readonly clarified: boolean;
  /** The same was asked before and got an answer. */
  readonly repeated: boolean;
}

type History = NonNullable<ConsultationRequest['history']>;

/** How far back a follow-up is followed. */
const remembered = 8;

/** Makes a stand-alone query of a question and its conversation. Used for retrieval only; what was asked stays as it is. */
export function contextualise(
  question: string,
  { history = [], choice }: Pick<ConsultationRequest, 'history' | 'choice'>,
  words: FieldWords,
): StandAlone {
  const recent = history.slice(-remembered * 2);
  const clarified = recent.slice(-2).some(isClarifying);
  const right = chosenRight(choice, question, clarified);
  if (right !== undefined) {
    const asked = isLabelOf(right, question) ? latestQuestion(recent, words) : question;
    const query = choiceQuery(right, asked ?? question);
    return { query, said: query, chosen: true, clarified: true, repeated: false };
  }
  const previous = latestQuestion(recent, words);
  const resolved =
    previous === undefined ? { query: question, said: question } : after(previous, question, words);
  const repeated = resolved.query === question && isRepeated(question, recent);
  return { ...resolved, chosen: false, clarified, repeated };
}

/** The visitor's last question of a history, made to stand alone by those before it. */
function latestQuestion(history: History, words: FieldWords): string | undefined {
  return history
    .filter(({ role, text }) => role === 'visitor' && asksSomething(text))
    .slice(-remembered)
    .reduce<string | undefined>(
      (before, { text }) => (before === undefined ? text : after(before, text, words).query),
      undefined,
    );
}

/** A question as it is meant after another. */
function after(previous: string, question: string, words: FieldWords): Pick<StandAlone, 'query' | 'said'> {
  if (isFollowUp(question, words)) return resolveFollowUp(previous, question);
  const ofKind = ofKindBefore(previous, question, words);
  return { query: ofKind ?? question, said: question };
}

function isLabelOf(right: NonNullable<ReturnType<typeof chosenRight>>, question: string): boolean {
  return question.trim() === '' || chosenRight(undefined, question, true) === right;
}

/** Whether the assistant asked back; its texts are ours, so the sentence is known. */
function isClarifying({ role, text }: History[number]): boolean {
  return (
    role === 'assistant' &&
    languages.some((language) => text.includes(sentences[language]['clarify.which-right']))
  );
}

/** Asked in the same words before, and answered since. */
function isRepeated(question: string, history: History): boolean {
  const form = formOf(question);
  if (form.length < 4) return false;
  return history.some(
    ({ role, text }, index) =>
      role === 'visitor' &&
      sameQuestion(form, formOf(text)) &&
      history.slice(index + 1).some((later) => later.role === 'assistant' && !isClarifying(later)),
  );
}

function formOf(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(请问|到底|究竟|吗|呢|啊|吧|呀)/g, '');
}

/** Dice over character pairs. */
function sameQuestion(one: string, other: string): boolean {
  if (one === other) return true;
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const mine = pairs(one);
  const theirs = new Set(pairs(other));
  const shared = mine.filter((pair) => theirs.has(pair)).length;
  return mine.length > 0 && (2 * shared) / (mine.length + theirs.size) >= 0.9;
}
