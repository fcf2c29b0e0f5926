import type { HandoverReason } from '../consultation/outcomes.ts';
import type { Store } from '../store/schema.ts';
import type { Conversation } from './conversation.ts';
import { fromRow } from './repository.ts';

const ordinary = 10;

/** Who comes first, by why the assistant stopped; higher is sooner. Reasons not named are ordinary. */
const priorities: Partial<Record<HandoverReason, number>> = {
  sensitive: 40,
  complaint: 30,
  'negative-rating': 20,
  'unpublished-invention': 20,
};
/** Who has talked to an agent already does not start again at the end. */
export const returnedPriority = 50;

/** The place in the queue that a reason gives. */
export function priorityOf(reason: HandoverReason): number {
  return priorities[reason] ?? ordinary;
}

/** How many are served before this conversation, plus one; undefined when it does not wait. */
export async function queuePosition(db: Store, conversation: Conversation): Promise<number | undefined> {
  const { queuedAt, priority, id, owner } = conversation;
  if (owner !== 'queue' || queuedAt === undefined) return undefined;
  const { before } = await db
    .selectFrom('conversations')
    .select((row) => row.fn.countAll<number>().as('before'))
    .where('owner', '=', 'queue')
    .where((row) =>
      row.or([
        row('priority', '>', priority),
        row.and([row('priority', '=', priority), row('queuedAt', '<', queuedAt)]),
        row.and([row('priority', '=', priority), row('queuedAt', '=', queuedAt), row('id', '<', id)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return before + 1;
}

/** Who waits, in the order of being served. */
export async function listQueue(db: Store, limit = 200): Promise<Conversation[]> {
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('owner', '=', 'queue')
    .orderBy('priority', 'desc')
    .orderBy('queuedAt')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}
