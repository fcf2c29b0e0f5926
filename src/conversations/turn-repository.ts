import type { StateDatabase } from '../store/database.ts';
import { turnSchema, type Turn, type TurnLog } from '../consultation/turn.ts';

/** Keeps turns with their evidence in the state database. Appending a turn that is there changes nothing. */
export function createTurnRepository(database: StateDatabase): TurnLog {
  return {
    append: async (turn) => {
      await database.store
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
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    find: async (id) => {
      const row = await database.store
        .selectFrom('turns')
        .select('body')
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : readTurn(row.body);
    },
  };
}

function readTurn(body: string): Turn {
  return turnSchema.parse(JSON.parse(body));
}
