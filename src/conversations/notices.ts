import type { Line } from '../consultation/turn.ts';
import type { StoreTransaction } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { ConversationContext } from './context.ts';
import type { Message } from './message.ts';
import { appendMessage } from './messages.ts';
import type { Trilingual } from './operator-settings.ts';

/** What the service says about itself in a conversation: keys of the locale with the parameters they take. */
export const noticeParameters = {
  'queue.position': ['position'],
  'queue.still-waiting': ['position'],
  'queue.cancelled': [],
  'queue.transferred': ['position'],
  'queue.agent-absent': ['position'],
  'agent.joined': ['agent'],
  'agent.handed-back': [],
  'ticket.call-back': ['ticket', 'due'],
  'ticket.call-back-undated': ['ticket'],
  'ticket.received': ['ticket', 'due'],
  'ticket.received-undated': ['ticket'],
  'ticket.contact-kept': ['ticket'],
  'ticket.hotline': [],
  'attachment.received': [],
  'wechat.location': [],
  'wechat.link': [],
  'wechat.voice': [],
  'rating.follow-up': ['ticket'],
  'closed.by-visitor': [],
  'closed.by-agent': [],
  'closed.idle': [],
  'welcome.hello': [],
  'welcome.event': ['event'],
  'welcome.privacy': [],
  'operator.notice': ['text'],
} as const satisfies Record<string, readonly string[]>;
export type NoticeKey = keyof typeof noticeParameters;
/** Those that take no parameter. */
export type PlainNoticeKey = {
  [Key in NoticeKey]: (typeof noticeParameters)[Key] extends readonly [] ? Key : never;
}[NoticeKey];

type NoticeParams<Key extends NoticeKey> = Record<(typeof noticeParameters)[Key][number], string | number>;

/** A sentence about the service itself. */
export function notice<Key extends NoticeKey>(key: Key, params: NoticeParams<Key>): Line {
  return { key, params };
}

/** A text of the operator's; whoever reads it gets it in the language of the conversation. */
export function operatorNotice(text: Trilingual): Line {
  const { 'zh-Hans': simplified, 'zh-Hant': traditional, en } = text;
  return { key: 'operator.notice', params: { text: simplified, 'text.zh-Hant': traditional, 'text.en': en } };
}

/** Appends sentences about the service itself to a conversation. */
export async function appendNotice(
  context: ConversationContext,
  unit: UnitOfWork,
  conversationId: string,
  lines: Line[],
  ticketId?: string,
): Promise<Message> {
  return appendMessage(unit, conversationId, {
    id: context.newId(),
    at: context.clock.now(),
    from: 'system',
    kind: 'notice',
    data: ticketId === undefined ? { lines } : { lines, ticketId },
  });
}

/** When the newest notice of a conversation was appended; 0 when there is none. */
export async function lastNoticeAt(db: StoreTransaction, conversationId: string): Promise<number> {
  const row = await db
    .selectFrom('messages')
    .select('at')
    .where('conversationId', '=', conversationId)
    .where('kind', '=', 'notice')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? 0;
}

/** An instant as `2026-11-24 10:30`, Shanghai time, for a parameter of a sentence. */
export function shanghaiTime(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
