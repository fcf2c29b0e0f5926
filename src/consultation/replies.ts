import { writtenLanguageFor, type Language } from '../language/language.ts';
import { formatDay } from '../locale/day-words.ts';
import { statementText } from '../knowledge/record-text.ts';
import type { Candidate } from './compose/candidates.ts';
import { cite } from './compose/citation.ts';
import { lawName } from './changes.ts';
import type { AnnouncedChange } from './release-view.ts';
import type { Withheld } from './withheld.ts';
import type { DeclineReason, HandoverReason, Outcome } from './outcomes.ts';
import { say } from './say.ts';
import type { Choice, Line, Reply } from './turn.ts';
import type { Wish } from './understand/rules.ts';

/** What a turn comes to. */
export interface Conclusion {
  readonly outcome: Outcome;
  readonly reason?: HandoverReason | DeclineReason;
  readonly reply: Reply;
}

function replyOf(lines: readonly Line[], parts: Partial<Reply> = {}): Reply {
  return { lines: [...lines], citations: [], choices: [], notices: [], aiGenerated: false, ...parts };
}

/** To a person, with the reason as the visitor reads it. */
export function handedOver(reason: Exclude<HandoverReason, 'changed-law'>): Conclusion {
  const notices = reason === 'unpublished-invention' ? [say('notice.invention', {})] : [];
  return { outcome: 'handed-over', reason, reply: replyOf([say(`handover.${reason}`, {})], { notices }) };
}

export function declined(
  reason: DeclineReason,
  because: 'too-long' | 'unsafe' | 'abuse' | 'out-of-scope',
  limit: number,
): Conclusion {
  const line = because === 'too-long' ? say('decline.too-long', { limit }) : say(`decline.${because}`, {});
  return { outcome: 'declined', reason, reply: replyOf([line]) };
}

/** To a person because the best evidence may not be given: the law has changed, or the text is not confirmed. */
export function handedOverWithheld({ because, change }: Withheld, language: Language): Conclusion {
  if (because === 'no-evidence') return handedOver('no-evidence');
  if (!change) {
    return {
      outcome: 'handed-over',
      reason: 'changed-law',
      reply: replyOf([say('handover.changed-law-undated', {})]),
    };
  }
  const params = {
    law: lawName(change.record, change.change.law, language),
    date: formatDay(change.change.from, language),
  };
  return {
    outcome: 'handed-over',
    reason: 'changed-law',
    reply: replyOf([say('handover.changed-law', params)]),
  };
}

/** To a person because the question is about a law ahead whose rule is not known yet. */
export function handedOverAhead({ record, change }: AnnouncedChange, language: Language): Conclusion {
  const params = { law: lawName(record, change.law, language), date: formatDay(change.from, language) };
  return {
    outcome: 'handed-over',
    reason: 'changed-law',
    reply: replyOf([say('handover.changed-law-ahead', params)]),
  };
}

/** To a person because the entry itself is not confirmed; its text says where to check. */
export function handedOverByEntry(candidate: Candidate, language: Language): Conclusion {
  const { passage, record } = candidate;
  const written = writtenLanguageFor(language);
  const text = record ? statementText(record, written) : bodyOf(passage.text);
  const known =
    passage.language === written ? [say('handover.where-to-check', {}), { text, citations: [1] }] : [];
  const citations =
    known.length > 0
      ? [cite(1, candidate, passage.text.includes(text) ? text : passage.text.trim(), language)]
      : [];
  return {
    outcome: 'handed-over',
    reason: 'no-evidence',
    reply: replyOf([say('handover.no-evidence', {}), ...known], { citations }),
  };
}

function bodyOf(text: string): string {
  const [, ...rest] = text.trim().split('\n');
  return rest.length > 0 ? rest.join('\n').trim() : text.trim();
}

export function clarifying(choices: Choice[]): Conclusion {
  return { outcome: 'clarifying', reply: replyOf([say('clarify.which-right', {})], { choices }) };
}

type Answerless = Exclude<Wish, 'not-helped'> | 'nothing';

/** What is said to what is no question. */
export function replyTo(wish: Answerless): Conclusion {
  return repliesByWish[wish];
}

function greeted(key: 'hello' | 'thanks' | 'bye' | 'who' | 'what'): Conclusion {
  return { outcome: 'greeted', reply: replyOf([say(`greeting.${key}`, {})]) };
}

function sensitive(kind: 'self-harm' | 'crime' | 'state-secret'): Conclusion {
  return {
    outcome: 'handed-over',
    reason: 'sensitive',
    reply: replyOf([say(`handover.sensitive.${kind}`, {}), say('handover.sensitive', {})]),
  };
}

const repliesByWish: Readonly<Record<Answerless, Conclusion>> = {
  'self-harm': sensitive('self-harm'),
  'crime-now': sensitive('crime'),
  'state-secret': sensitive('state-secret'),
  child: handedOver('sensitive'),
  person: handedOver('asked-for-person'),
  complaint: handedOver('complaint'),
  'own-case': handedOver('own-case'),
  'bad-rating': handedOver('negative-rating'),
  'good-rating': { outcome: 'rated', reply: replyOf([say('rated.thanks', {})]) },
  hello: greeted('hello'),
  thanks: greeted('thanks'),
  bye: greeted('bye'),
  who: greeted('who'),
  nothing: greeted('what'),
};
