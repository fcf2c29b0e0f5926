import { turnSchema, type Turn } from '../../../consultation/turn.ts';
import type { Store } from '../../../store/schema.ts';

/** Where the words of a question are kept. */
export interface Kept {
  readonly id: string;
  readonly turnId: string | null;
  readonly messageId: string | null;
}

const chunk = 400;

/**
 * The turns of questions, masked as they were kept, by the question's id. A question that was erased has none: what is not
 * here must not be shown.
 */
export async function turnsOf(db: Store, questions: readonly Kept[]): Promise<ReadonlyMap<string, Turn>> {
  const bodies = new Map<string, string>();
  for (let from = 0; from < questions.length; from += chunk) {
    const some = questions.slice(from, from + chunk);
    const turns = await db
      .selectFrom('turns')
      .select(['id', 'body'])
      .where('id', 'in', orNone(some.flatMap(({ turnId }) => turnId ?? [])))
      .execute();
    const drafts = await db
      .selectFrom('suggestions')
      .select(['messageId', 'turn'])
      .where('messageId', 'in', orNone(some.flatMap(({ messageId }) => messageId ?? [])))
      .execute();
    for (const { id, body } of turns) bodies.set(id, body);
    for (const { messageId, turn } of drafts) if (turn !== null) bodies.set(messageId, turn);
  }
  return new Map(
    questions.flatMap(({ id, turnId, messageId }) => {
      const body = bodies.get(turnId ?? messageId ?? '');
      const turn = body === undefined ? undefined : turnSchema.parse(JSON.parse(body));
      return turn === undefined || turn.question === '' ? [] : [[id, turn] as const];
    }),
  );
}

function orNone(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [''] : ids;
}
