import type { Selectable } from 'kysely';
import { changedOneRow, StaleVersion } from '../store/compare-and-set.ts';
import type { ConversationTable } from '../store/conversation-schema.ts';
import type { Store, StoreTransaction } from '../store/schema.ts';
import type { Conversation } from './conversation.ts';
import { presentColumns } from './rows.ts';
import type { Ownership } from './ownership.ts';

export type ConversationRow = Selectable<ConversationTable>;

/** A conversation by id. */
export async function findConversation(db: Store, id: string): Promise<Conversation | undefined> {
  const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** A conversation that is known to be there. */
export async function getConversation(db: Store, id: string): Promise<Conversation> {
  const conversation = await findConversation(db, id);
  if (conversation === undefined) throw new Error(`There is no conversation ${id}.`);
  return conversation;
}

/** Adds a conversation; false when another already carries on the same closed one. */
export async function insertConversation(db: StoreTransaction, conversation: Conversation): Promise<boolean> {
  const inserted = await db
    .insertInto('conversations')
    .values({
      id: conversation.id,
      channel: conversation.channel,
      visitorId: conversation.visitorId,
      language: conversation.language,
      languageChosen: conversation.languageChosen ? 1 : 0,
      owner: conversation.owner,
      version: conversation.version,
      agentId: null,
      previousId: conversation.previousId ?? null,
      openedAt: conversation.openedAt,
      lastVisitorAt: conversation.lastVisitorAt,
      closedAt: null,
      closeReason: null,
      lastSequence: conversation.lastSequence,
      answeredThrough: conversation.answeredThrough,
      pendingSince: null,
      turnClaim: null,
      turnUntil: null,
      turnAttempts: 0,
      queuedAt: null,
      priority: conversation.priority,
      wantedAgentId: null,
      wantedSkill: null,
      topic: conversation.topic ?? null,
      hotlineFunction: conversation.hotlineFunction ?? null,
      district: conversation.district ?? null,
      event: conversation.event === undefined ? null : JSON.stringify(conversation.event),
      page: conversation.page === undefined ? null : JSON.stringify(conversation.page),
    })
    .onConflict((conflict) => conflict.column('previousId').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** The conversation that carries on a closed one. */
export async function findSuccessor(db: Store, id: string): Promise<Conversation | undefined> {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('previousId', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/**
 * Stores a change of hands if the version still is the one it was computed from, and takes the running turn
 * its right to answer. `ifNothingWasSaid` also expects that no message came since it was read. Throws StaleVersion otherwise; the transaction is then tried again on what is new.
 */
export async function storeOwnership(
  db: StoreTransaction,
  conversation: Conversation,
  next: Ownership,
  patch: Partial<ConversationRow> = {},
  ifNothingWasSaid = false,
): Promise<void> {
  const changed = await changedOneRow(
    db
      .updateTable('conversations')
      .set((row) => ({
        answeredThrough: row.ref('lastSequence'),
        ...patch,
        owner: next.owner,
        version: next.version,
        agentId: next.agentId ?? null,
        pendingSince: null,
        turnClaim: null,
        turnUntil: null,
        turnAttempts: 0,
      }))
      .where('id', '=', conversation.id)
      .where('version', '=', conversation.version)
      .$if(ifNothingWasSaid, (update) => update.where('lastSequence', '=', conversation.lastSequence)),
  );
  if (!changed) throw new StaleVersion();
}

/** A row as the rest of the program knows it. Only this room writes rows; its contract suite checks them. */
export function fromRow(row: ConversationRow): Conversation {
  return {
    ...presentColumns(row, ['turnClaim', 'turnUntil', 'turnAttempts']),
    languageChosen: row.languageChosen === 1,
    ...(row.event === null ? {} : { event: JSON.parse(row.event) as unknown }),
    ...(row.page === null ? {} : { page: JSON.parse(row.page) as unknown }),
  } as Conversation;
}
