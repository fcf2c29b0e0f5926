import type { Selectable } from 'kysely';
import { emit } from '../../conversations/context.ts';
import { changedOneRow } from '../../store/compare-and-set.ts';
import type { Store } from '../../store/schema.ts';
import type { SuggestionTable } from '../../store/staff-work-schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { SuggestionStatus } from '../wire/suggestion.ts';

export type SuggestionRow = Selectable<SuggestionTable>;
type NewSuggestion = Pick<SuggestionRow, 'id' | 'conversationId' | 'messageId' | 'agentId' | 'at'>;

/** Begins the draft for a message; false where another process did, or it is there already. */
export async function beginSuggestion(unit: UnitOfWork, begun: NewSuggestion): Promise<boolean> {
  const inserted = await unit.db
    .insertInto('suggestions')
    .values({
      ...begun,
      status: 'working',
      turn: null,
      meaning: null,
      settledAt: null,
      settledBy: null,
      sentMessageId: null,
      editDistance: null,
      rejectReason: null,
      rejectNote: null,
    })
    .onConflict((conflict) => conflict.column('messageId').doNothing())
    .executeTakeFirst();
  const isNew = inserted.numInsertedOrUpdatedRows === 1n;
  if (isNew) tell(unit, begun, begun.at);
  return isNew;
}

/** Changes a draft if it still has one of these statuses; false otherwise. */
export async function changeSuggestion(
  unit: UnitOfWork,
  suggestion: Pick<SuggestionRow, 'id' | 'conversationId'>,
  from: readonly SuggestionStatus[],
  change: Partial<SuggestionRow> & { status: SuggestionStatus },
  at: number,
): Promise<boolean> {
  const changed = await changedOneRow(
    unit.db
      .updateTable('suggestions')
      .set(change)
      .where('id', '=', suggestion.id)
      .where('status', 'in', from),
  );
  if (changed) tell(unit, suggestion, at);
  return changed;
}

export async function findSuggestion(db: Store, id: string): Promise<SuggestionRow | undefined> {
  return db.selectFrom('suggestions').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findSuggestionFor(db: Store, messageId: string): Promise<SuggestionRow | undefined> {
  return db.selectFrom('suggestions').selectAll().where('messageId', '=', messageId).executeTakeFirst();
}

/** The drafts of a conversation, newest first. */
export async function listSuggestions(
  db: Store,
  conversationId: string,
  limit = 20,
): Promise<SuggestionRow[]> {
  return db
    .selectFrom('suggestions')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

function tell(
  unit: UnitOfWork,
  { id, conversationId }: { id: string; conversationId: string },
  at: number,
): void {
  emit(unit, 'suggestion.changed', { conversationId, subject: id, at });
}
