import type { Choice } from '../../../../src/consultation/turn.ts';
import type { Message } from '../../../../src/conversations/message.ts';
import { ratingScores } from '../../../../src/conversations/ratings.ts';
import type { Speaker } from '../../../../src/conversations/reach/allowance.ts';
import type { Language } from '../../../../src/language/language.ts';
import { renderReply } from '../../../../src/locale/render.ts';
import { sentence } from '../../../../src/locale/sentences.ts';
import { plainLine, safeUrl, shown } from '../../../shown.ts';
import type { Stretch } from './place.ts';

/** What a stretch of the log says to the visitor, as plain text. */
export interface Words {
  readonly text: string;
  readonly language: Language;
  readonly speaker: Speaker;
  /** There is an answer with sources in it. */
  readonly sourced: boolean;
  readonly menu?: Menu;
}

/** What is offered to tap; without a menu message the visitor answers with the number of an item. */
export interface Menu {
  readonly items: readonly { readonly id: string; readonly label: string }[];
}

/** The ids of items: what a tap means. */
export const itemIds = {
  choice: (choiceId: string) => `choice ${choiceId}`,
  rating: (score: number, conversationId: string) => `rating ${score} ${conversationId}`,
} as const;

/** Said when nobody is there to read it, and no longer true when somebody is. */
const neverTold: ReadonlySet<string> = new Set(['closed.idle']);
/** Each says what the one before it said, as of now. */
const isQueueNews = (key: string): boolean => key.startsWith('queue.');

/** The words of a stretch; undefined when there is nothing in it for the visitor. */
export function wordsOf({ messages, last }: Stretch): Words | undefined {
  const language = languageOfStretch(messages) ?? last.language;
  const told = withoutOldQueueNews(messages.filter(({ from }) => from !== 'visitor'));
  const blocks = told.map((message) => textOf(message, language)).filter((text) => text !== '');
  if (blocks.length === 0) return undefined;
  const menu = menuOf(told, language);
  return {
    text: blocks.join('\n\n'),
    language,
    speaker: told.some(isOfAgent) ? 'agent' : 'assistant',
    sourced: told.some(({ kind, ...message }) => kind === 'reply' && citationsIn(message) > 0),
    ...(menu === undefined ? {} : { menu }),
  };
}

/** A reply is in the language of its question. */
function languageOfStretch(messages: readonly Message[]): Language | undefined {
  return messages.flatMap((message) => (message.kind === 'reply' ? [message.data?.language] : [])).at(-1);
}

function citationsIn(message: object): number {
  const { data } = message as { data?: { reply?: { citations: readonly unknown[] } } };
  return data?.reply?.citations.length ?? 0;
}

/** Its own words, and that it has closed the conversation. */
function isOfAgent(message: Message): boolean {
  return message.from === 'agent' || keysOf(message).includes('closed.by-agent');
}

function keysOf(message: Message): string[] {
  if (message.kind !== 'notice') return [];
  return message.data?.lines.flatMap((line) => ('key' in line ? [line.key] : [])) ?? [];
}

function withoutOldQueueNews(messages: readonly Message[]): Message[] {
  const newest = messages.findLast((message) => keysOf(message).some(isQueueNews));
  return messages.filter((message) => message.id === newest?.id || !keysOf(message).some(isQueueNews));
}

/** What one message says; empty for what is not told, and for what was emptied. */
export function textOf(message: Message, language: Language): string {
  switch (message.kind) {
    case 'text': {
      const text = shown(message.text ?? '').trim();
      const name = sentence('wechat.agent', {}, language);
      return text === '' ? '' : `${language === 'en' ? `[${name}]` : `【${name}】`}${text}`;
    }
    case 'notice':
      return (message.data?.lines ?? [])
        .filter((line) => !('key' in line && neverTold.has(line.key)))
        .map((line) => plainLine(line, language))
        .join('\n');
    case 'reply': {
      if (message.data === undefined) return '';
      const { reply } = message.data;
      const citations = reply.citations.map(({ url, ...citation }) => {
        const safe = safeUrl(url);
        return safe === undefined ? citation : { ...citation, url: safe };
      });
      return shown(renderReply({ ...reply, citations, choices: [] }, message.data.language)).trim();
    }
    default:
      return '';
  }
}

/** The choices of a reply that nothing followed, or the rating of a conversation that an agent has closed. */
function menuOf(told: readonly Message[], language: Language): Menu | undefined {
  const newest = told.findLast(({ kind }) => kind === 'reply' || kind === 'notice');
  if (newest?.kind === 'reply' && newest.data !== undefined && newest.data.reply.choices.length > 0)
    return { items: newest.data.reply.choices.map(itemOf) };
  if (newest === undefined || !keysOf(newest).includes('closed.by-agent')) return undefined;
  return {
    items: ratingScores.map((score) => ({
      id: itemIds.rating(score, newest.conversationId),
      label: sentence(`wechat.rate.${score}`, {}, language),
    })),
  };
}

function itemOf({ id, label }: Choice): Menu['items'][number] {
  return { id: itemIds.choice(id), label: shown(label) };
}
