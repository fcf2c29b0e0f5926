import type { Message } from '../../../src/conversations/message.ts';
import type { Standing } from '../../../src/conversations/standing.ts';
import type { Language } from '../../../src/language/language.ts';
import { sentence } from '../../../src/locale/sentences.ts';
import type { OutgoingActivity } from '../../activity.ts';
import { labelOf, plainLine, safeUrl, shown, shownWhole } from '../../shown.ts';
import { messageEntity, replyMarkdown } from './reply-activity.ts';

/** Where a message is shown: the Direct Line conversation, its language, and where files are fetched. */
export interface View {
  readonly conversationId: string;
  readonly visitorId: string;
  readonly language: Language;
  readonly attachmentUrl: (attachmentId: string) => string;
  /** Agents' names by id. */
  readonly agentNames: ReadonlyMap<string, string>;
}

const assistant = { id: 'tongda', role: 'bot' } as const;

/** A message of the log as an activity. */
export function activityOf(message: Message, view: View): OutgoingActivity {
  return { ...envelope(message, view), ...contentOf(message, view) } as OutgoingActivity;
}

function envelope(message: Message, { conversationId, visitorId, language }: View) {
  return {
    type: 'message',
    id: message.id,
    timestamp: new Date(message.at).toISOString(),
    channelId: 'directline',
    conversation: { id: conversationId },
    from: message.from === 'visitor' ? { id: visitorId, role: 'user' } : assistant,
    locale: language,
    channelData: channelData(message, {}),
  };
}

/** Fields beside the envelope, by kind of message. */
function contentOf(message: Message, view: View): Record<string, unknown> {
  const emptied = { text: sentence('message.emptied', {}, view.language), textFormat: 'plain' };
  if (message.kind === 'text' || message.kind === 'choice') {
    if (message.text === undefined) return emptied;
    return { text: shown(message.text), textFormat: 'plain', ...agentOf(message, view) };
  }
  if (message.data === undefined) return emptied;
  switch (message.kind) {
    case 'reply':
      return replyContent(message, message.data, view);
    case 'notice': {
      const text = message.data.lines.map((line) => plainLine(line, view.language)).join('\n');
      const { ticketId } = message.data;
      return {
        text,
        textFormat: 'plain',
        channelData: channelData(message, ticketId === undefined ? {} : { ticketId }),
      };
    }
    case 'hands': {
      const { act, owner, agentName } = message.data;
      const hands = { act, owner, ...(agentName === undefined ? {} : { agentName }) };
      return {
        type: 'event',
        name: 'tongda/hands',
        value: hands,
        channelData: channelData(message, { hands }),
      };
    }
    case 'attachment': {
      const { attachmentId, kind, name, size } = message.data;
      return {
        attachments: [{ contentType: kind, contentUrl: view.attachmentUrl(attachmentId), name: shown(name) }],
        channelData: channelData(message, { size }),
      };
    }
    case 'rating':
      return { type: 'event', name: 'tongda/rating', value: message.data };
  }
}

function replyContent(
  message: Message,
  data: NonNullable<Extract<Message, { kind: 'reply' }>['data']>,
  view: View,
): Record<string, unknown> {
  const { reply, outcome, reason, language } = data;
  const label = labelOf(reply, language);
  return {
    text: replyMarkdown(reply, language),
    textFormat: 'markdown',
    locale: language,
    entities: [messageEntity(message.id, reply, language)],
    ...(reply.choices.length === 0
      ? {}
      : {
          suggestedActions: {
            to: [view.visitorId],
            actions: reply.choices.map((choice) => ({
              type: 'imBack',
              title: choice.label,
              value: choice.label,
            })),
          },
        }),
    channelData: channelData(message, {
      outcome,
      ...(reason === undefined ? {} : { reason }),
      ...(label === undefined ? {} : { label }),
      reply: shownWhole({
        ...reply,
        lines: reply.lines.map((line) => ({
          text: plainLine(line, language),
          citations: line.citations ?? [],
          ...('quotedLanguage' in line && line.quotedLanguage !== undefined
            ? { quotedLanguage: line.quotedLanguage }
            : {}),
        })),
        citations: reply.citations.map(({ url, ...citation }) => {
          const safe = safeUrl(url);
          return safe === undefined ? citation : { ...citation, url: safe };
        }),
        notices: reply.notices.map((line) => plainLine(line, language)),
      }),
    }),
  };
}

/** What our own widget reads, and the id by which a client knows its own message. */
function channelData(message: Message, more: Record<string, unknown>): Record<string, unknown> {
  const { clientId, id, turnId, kind, from } = message;
  return {
    ...(from === 'visitor' && clientId !== undefined && clientId !== id
      ? { clientActivityID: clientId }
      : {}),
    tongda: { kind, from, ...(turnId === undefined ? {} : { turnId }), ...more },
  };
}

function agentOf({ from, agentId }: Message, { agentNames }: View) {
  if (from !== 'agent') return {};
  const name = agentNames.get(agentId ?? '');
  return { from: { id: 'agent', role: 'bot', ...(name === undefined ? {} : { name }) } };
}

/** Progress of a running turn; never stored. */
export function progressActivity(view: View, id: string): OutgoingActivity {
  return {
    ...unstored(view, id),
    type: 'typing',
    text: sentence('progress.searching', {}, view.language),
    channelData: { streamType: 'informative', tongda: { kind: 'progress', from: 'assistant' } },
  };
}

/** How the conversation stands; never stored. */
export function stateActivity(view: View, id: string, standing: Standing): OutgoingActivity {
  return { ...unstored(view, id), type: 'event', name: 'tongda/state', value: standing };
}

function unstored({ conversationId, language }: View, id: string) {
  return {
    id,
    channelId: 'directline',
    conversation: { id: conversationId },
    from: assistant,
    locale: language,
  };
}
