import type { Conversation } from '../../conversations/conversation.ts';
import type { DeskParts } from '../parts.ts';
import { noteAct } from '../people/act.ts';
import { refusal, unknown } from '../refusals.ts';
import type { Staff } from '../wire/staff.ts';
import { readingRight, type ReadingRight } from './access.ts';

/** A conversation by its id, with what the person may read of it; 404 when there is none. */
export async function foundConversation(
  { conversations, database }: DeskParts,
  staff: Staff,
  id: string,
): Promise<{ conversation: Conversation; right: ReadingRight }> {
  const conversation = await conversations.find(id);
  if (conversation === undefined) throw unknown('conversation');
  return { conversation, right: await readingRight(database.store, staff, conversation) };
}

/** A conversation that the person may read, else 403. Reading what is others' leaves a trace. */
export async function readableConversation(desk: DeskParts, staff: Staff, id: string): Promise<Conversation> {
  const { conversation, right } = await foundConversation(desk, staff, id);
  if (right === undefined)
    throw refusal(
      403,
      'forbidden',
      'This conversation is another person’s. Your roles do not allow to read it.',
    );
  await noteReading(desk, staff, id, right);
  return conversation;
}

/** Puts into the audit trail that somebody read a conversation of others. */
export async function noteReading(
  desk: DeskParts,
  staff: Staff,
  id: string,
  right: ReadingRight,
): Promise<void> {
  if (right !== 'role') return;
  await desk.database.transaction((unit) => noteAct(desk, unit, staff.id, 'conversation.read', id));
}
