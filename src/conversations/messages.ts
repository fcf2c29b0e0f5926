import type { Selectable } from 'kysely';
import type { MessageTable } from '../store/conversation-schema.ts';
import type { Store } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit } from './context.ts';
import { presentColumns } from './rows.ts';
import type { Message, NewMessage, Sender } from './message.ts';

type MessageRow = Selectable<MessageTable>;

/** Appends a message under the conversation's next sequence. Durable when the transaction is. */
export async function appendMessage(
  unit: UnitOfWork,
  conversationId: string,
  message: NewMessage,
): Promise<Message> {
  const { lastSequence: sequence } = await unit.db
    .updateTable('conversations')
    .set((row) => ({ lastSequence: row('lastSequence', '+', 1) }))
    .where('id', '=', conversationId)
    .returning('lastSequence')
    .executeTakeFirstOrThrow();
  const stored: Message = { ...message, conversationId, sequence };
  await unit.db.insertInto('messages').values(toRow(stored)).execute();
  emit(unit, 'message.appended', { conversationId, subject: stored.id, at: stored.at });
  return stored;
}

/** The message a sender already sent under this id of its own. */
export async function findByClientId(
  db: Store,
  conversationId: string,
  from: Sender,
  clientId: string,
): Promise<Message | undefined> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('sender', '=', from)
    .where('clientId', '=', clientId)
    .executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** A message by its id. */
export async function findMessage(db: Store, id: string): Promise<Message | undefined> {
  const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Messages after a sequence, oldest first: what a reader that was away has missed. */
export async function messagesAfter(
  db: Store,
  conversationId: string,
  sequence: number,
  limit = 500,
): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** The newest messages before a sequence, oldest first. */
export async function messagesBefore(
  db: Store,
  conversationId: string,
  sequence: number,
  limit: number,
): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('sequence', '<', sequence)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map(fromRow);
}

function toRow(message: Message): MessageRow {
  return {
    id: message.id,
    conversationId: message.conversationId,
    sequence: message.sequence,
    at: message.at,
    sender: message.from,
    kind: message.kind,
    text: message.text ?? null,
    data: 'data' in message && message.data !== undefined ? JSON.stringify(message.data) : null,
    clientId: message.clientId ?? null,
    turnId: message.turnId ?? null,
    agentId: message.agentId ?? null,
    emptiedAt: null,
  };
}

/** Nothing but `toRow` writes rows, so that they are not checked at every reading: messages are read all the time. */
function fromRow(row: MessageRow): Message {
  return {
    ...presentColumns(row, ['sender', 'data', 'emptiedAt']),
    from: row.sender,
    ...(row.data === null ? {} : { data: JSON.parse(row.data) as unknown }),
  } as Message;
}
