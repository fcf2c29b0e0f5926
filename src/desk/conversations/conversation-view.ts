import type { Conversation } from '../../conversations/conversation.ts';
import { messagesBefore } from '../../conversations/messages.ts';
import { reachOf } from '../../conversations/reach/reach.ts';
import { findWrapUp } from '../../conversations/wrap-up.ts';
import { listTickets } from '../../conversations/tickets.ts';
import type { Store } from '../../store/schema.ts';
import type { DeskParts } from '../parts.ts';
import type { ConversationView } from '../wire/conversation.ts';
import type { Staff } from '../wire/staff.ts';
import type { ReadingRight } from './access.ts';
import { briefView } from './brief-view.ts';
import { conversationItem, itemFacts } from './items.ts';
import { messageViews } from './messages-view.ts';
import { readThrough } from './reads.ts';

/** How many messages come with a conversation. */
const shown = 200;

/** A conversation on one view, as far as the person may read it. */
export async function conversationView(
  desk: DeskParts,
  staff: Staff,
  conversation: Conversation,
  right: ReadingRight,
): Promise<ConversationView> {
  const { database, conversations } = desk;
  const { store } = database;
  const { id, owner, previousId, queuedAt, lastSequence } = conversation;
  const sequence = await database.events.latest();
  const isAgent = staff.roles.includes('agent');
  // Who waits is shown to every agent with the brief, which is masked; what was typed is for who takes it.
  const brief =
    right !== undefined || (isAgent && owner === 'queue') ? await conversations.brief(id) : undefined;
  const reach = right === 'own' && owner === 'agent' ? await reachOf(store, id, desk.clock.now()) : undefined;
  const position = await conversations.queuePosition(id);
  const isOwn = owner === 'agent' && conversation.agentId === staff.id;
  return {
    conversation: {
      ...conversationItem(conversation, await itemFacts(store, [conversation])),
      ...(previousId !== undefined && { previousId }),
      ...(queuedAt !== undefined && { queuedAt }),
      ...(position !== undefined && { position }),
      lastSequence,
    },
    sequence,
    ...(brief && { brief: briefView(desk, brief) }),
    ...(right !== undefined && (await wordsOf(store, conversation))),
    ...(reach && { reach }),
    readThrough: await readThrough(store, id, staff.id),
    tickets: (await listTickets(store, { conversationId: id })).map(({ id: ticketId, kind, status }) => ({
      id: ticketId,
      kind,
      status,
    })),
    may: {
      take: isAgent && owner === 'queue',
      send: isOwn,
      translate: isOwn && desk.translate !== undefined,
    },
  };
}

/** What was said, how it was wrapped up and rated. */
async function wordsOf(
  db: Store,
  conversation: Conversation,
): Promise<Pick<ConversationView, 'messages' | 'wrapUp' | 'rating'>> {
  const { id } = conversation;
  const messages = await messagesBefore(db, id, Number.MAX_SAFE_INTEGER, shown);
  const wrapUp = await findWrapUp(db, id);
  const rating = await ratingOf(db, id);
  return {
    messages: await messageViews(db, conversation, messages),
    ...(wrapUp && { wrapUp }),
    ...(rating && { rating }),
  };
}

async function ratingOf(db: Store, id: string): Promise<ConversationView['rating']> {
  const row = await db.selectFrom('ratings').selectAll().where('conversationId', '=', id).executeTakeFirst();
  return (
    row && {
      score: row.score,
      reasons: JSON.parse(row.reasons) as string[],
      ...(row.comment !== null && { comment: row.comment }),
    }
  );
}
