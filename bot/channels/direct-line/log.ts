import type { Conversation } from '../../../src/conversations/conversation.ts';
import type { ConversationService } from '../../../src/conversations/conversation-service.ts';
import type { Message } from '../../../src/conversations/message.ts';
import type { Store } from '../../../src/store/schema.ts';
import type { OutgoingActivity } from '../../activity.ts';
import { activityOf, type View } from './activities.ts';
import { watermarkOf, type Cursor } from './watermark.ts';

/** What a reader gets of a thread: the conversation its channel knows and those that carry it on. */
export interface Page {
  readonly activities: OutgoingActivity[];
  readonly cursor: Cursor;
  readonly watermark: string;
  /** There is more to read right now. */
  readonly more: boolean;
  /** The assistant or the service has spoken in this page. */
  readonly answered: boolean;
  /** Ids of the conversations of the thread, oldest first. */
  readonly thread: readonly string[];
  /** The newest conversation of the thread. */
  readonly current: Conversation;
  readonly view: View;
}

/** Reads threads as activities. */
export interface ThreadLog {
  /** What comes after a cursor; undefined when there is no such conversation. */
  after(
    conversationId: string,
    cursor: Cursor,
    attachmentUrl: View['attachmentUrl'],
  ): Promise<Page | undefined>;
}

const pageSize = 100;

/** The log of one process over the state database. */
export function createThreadLog(service: ConversationService, store: Store): ThreadLog {
  return {
    after: async (conversationId, cursor, attachmentUrl) => {
      const thread = await service.thread(conversationId);
      const current = thread.at(-1);
      if (current === undefined) return undefined;
      const read = await readOn(service, thread, cursor);
      const agentNames = await namesOf(store, read.found);
      const viewOf = ({ visitorId, language }: Conversation): View => ({
        conversationId,
        visitorId,
        language,
        attachmentUrl,
        agentNames,
      });
      return {
        activities: read.found.map(({ message, conversation }) => activityOf(message, viewOf(conversation))),
        cursor: read.cursor,
        watermark: watermarkOf(read.cursor),
        more: read.more,
        answered: read.found.some(({ message }) => message.from !== 'visitor'),
        thread: thread.map(({ id }) => id),
        current,
        view: viewOf(current),
      };
    },
  };
}

interface Found {
  readonly message: Message;
  readonly conversation: Conversation;
}

/** A page of messages, over the ends of closed conversations. */
async function readOn(
  service: ConversationService,
  thread: readonly Conversation[],
  from: Cursor,
): Promise<{ found: Found[]; cursor: Cursor; more: boolean }> {
  const found: Found[] = [];
  let cursor = from;
  for (const [ordinal, conversation] of thread.entries()) {
    if (ordinal < from.ordinal) continue;
    const sequence = ordinal === from.ordinal ? from.sequence : 0;
    const room = pageSize - found.length;
    const messages = await service.messagesAfter(conversation.id, sequence, room);
    found.push(...messages.map((message) => ({ message, conversation })));
    cursor = { ordinal, sequence: messages.at(-1)?.sequence ?? sequence };
    if (messages.length === room) return { found, cursor, more: true };
  }
  return { found, cursor, more: false };
}

async function namesOf(store: Store, found: readonly Found[]): Promise<Map<string, string>> {
  const ids = new Set(
    found.flatMap(({ message }) => (message.from === 'agent' ? [message.agentId ?? ''] : [])),
  );
  if (ids.size === 0) return new Map();
  const rows = await store
    .selectFrom('agentPresence')
    .select(['agentId', 'name'])
    .where('agentId', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ agentId, name }) => [agentId, name]));
}
