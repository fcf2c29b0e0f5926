import type { StateDatabase } from '../store/database.ts';
import type { Store, StoreTransaction } from '../store/schema.ts';
import { isUnanswered, noteTurnAsGap } from './gaps.ts';
import { turnSchema, type Turn, type TurnLog } from '../consultation/turn.ts';

/** Keeps turns with their evidence in the state database. Appending a turn that is there changes nothing. */
export function createTurnRepository(database: StateDatabase): TurnLog {
  return {
    append: (turn) => database.transaction(({ db }) => appendTurn(db, turn), { repeatable: true }),
    find: (id) => findTurn(database.store, id),
  };
}

/** A turn by its id, within a transaction. */
export async function findTurn(db: Store, id: string): Promise<Turn | undefined> {
  const row = await db.selectFrom('turns').select('body').where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : readTurn(row.body);
}

/** The turns that answered in a conversation, oldest first; the newest ten. */
export async function turnsOfConversation(db: Store, conversationId: string): Promise<Turn[]> {
  const rows = await db
    .selectFrom('turns')
    .select(['body', 'at'])
    .where('id', 'in', (query) =>
      query
        .selectFrom('messages')
        .select((row) => row.ref('turnId').$notNull().as('turnId'))
        .where('conversationId', '=', conversationId)
        .where('turnId', 'is not', null),
    )
    .orderBy('at', 'desc')
    .limit(10)
    .execute();
  return rows.reverse().map((row) => readTurn(row.body));
}

/** Keeps a turn within a transaction; one that is there stays as it is. */
export async function appendTurn(db: StoreTransaction, turn: Turn): Promise<void> {
  await db
    .insertInto('turns')
    .values({
      id: turn.id,
      at: turn.at,
      outcome: turn.outcome,
      reason: turn.reason ?? null,
      language: turn.language,
      topic: turn.topic ?? null,
      confidence: turn.confidence,
      release: turn.release,
      body: JSON.stringify(turn),
      milliseconds: Math.round(Object.values(turn.timings).reduce((sum, each) => sum + each, 0)),
      aiGenerated: turn.reply.aiGenerated ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  if (isUnanswered(turn)) await noteTurnAsGap(db, turn, 'unanswered', turn.at);
}

function readTurn(body: string): Turn {
  return turnSchema.parse(JSON.parse(body));
}
