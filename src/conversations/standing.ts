import type { Language } from '../language/language.ts';
import type { Store } from '../store/schema.ts';
import type { ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { isSomebodyOnDuty } from './duty.ts';
import type { Owner } from './ownership.ts';
import { queuePosition } from './queue.ts';
import { findConversation, findSuccessor } from './repository.ts';

/** How a conversation stands at the moment, for whoever shows it. */
export interface Standing {
  owner: Owner;
  /** The name of the agent who has the word. */
  agentName?: string;
  /** From 1, while it waits. */
  queuePosition?: number;
  /** Whether a person could take it now. */
  onDuty: boolean;
  language: Language;
  ended: boolean;
}

/** How a conversation stands, agent's name and place in the queue included. */
export async function standingOf(
  context: ConversationContext,
  conversation: Conversation,
): Promise<Standing> {
  const { store } = context.database;
  const position = await queuePosition(store, conversation);
  const agentName = await nameOfAgent(store, conversation);
  return {
    owner: conversation.owner,
    ...(agentName === undefined ? {} : { agentName }),
    ...(position === undefined ? {} : { queuePosition: position }),
    onDuty: await isSomebodyOnDuty(context, store),
    language: conversation.language,
    ended: conversation.owner === 'closed',
  };
}

async function nameOfAgent(db: Store, { owner, agentId }: Conversation): Promise<string | undefined> {
  if (owner !== 'agent' || agentId === undefined) return undefined;
  const row = await db
    .selectFrom('agentPresence')
    .select('name')
    .where('agentId', '=', agentId)
    .executeTakeFirst();
  return row?.name;
}

/** A conversation and those that carry it on, oldest first; empty when there is none. */
export async function threadOf(db: Store, conversationId: string): Promise<Conversation[]> {
  const thread: Conversation[] = [];
  let next = await findConversation(db, conversationId);
  while (next !== undefined) {
    thread.push(next);
    // Only what is closed is carried on.
    next = next.owner === 'closed' ? await findSuccessor(db, next.id) : undefined;
  }
  return thread;
}
