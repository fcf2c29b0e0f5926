import { createConversationService } from '../../conversations/conversation-service.ts';
import { conversationContext } from '../../conversations/context.ts';
import type { Message } from '../../conversations/message.ts';
import type { StateDatabase } from '../../store/database.ts';
import type { Visitor } from './visitor.ts';

/** What is wrong with a conversation, in counts. All zero is what is promised. */
export interface Faults {
  /** Acknowledged to the visitor and not in the log. */
  lost: number;
  /** In the log more than once. */
  doubled: number;
  /** In another order than they were acknowledged, or with a gap in the log. */
  outOfOrder: number;
  /** Kept, and neither answered nor in a person's hands. */
  waiting: number;
  /** In the log, and not told over the stream, told twice or in another order. */
  mistold: number;
}

export const noFaults: Faults = { lost: 0, doubled: 0, outOfOrder: 0, waiting: 0, mistold: 0 };

/** Compares what visitors were told with what the database holds. */
export async function faultsOf(database: StateDatabase, visitors: readonly Visitor[]): Promise<Faults> {
  const service = createConversationService(
    conversationContext(database, () => Promise.reject(new Error('Nobody asks here.'))),
  );
  const faults = { ...noFaults };
  for (const each of visitors) {
    const log: Message[] = [];
    for (const { id } of await service.thread(each.conversationId)) {
      const messages = await service.messagesAfter(id, 0, 100_000);
      faults.outOfOrder += messages.filter(({ sequence }, index) => sequence !== index + 1).length;
      log.push(...messages);
    }
    const said = log.flatMap(({ from, text }) => (from === 'visitor' && text !== undefined ? [text] : []));
    const kept = new Set(said);
    faults.lost += each.acknowledged.filter((text) => !kept.has(text)).length;
    faults.doubled += said.length - kept.size;
    faults.outOfOrder += misplaced(said, each.acknowledged);
    faults.mistold += difference(
      each.received,
      log.map(({ id }) => id),
    );
  }
  const { waiting } = await database.store
    .selectFrom('conversations')
    .select((row) => row.fn.countAll<number>().as('waiting'))
    .where('owner', '=', 'assistant')
    .where('pendingSince', 'is not', null)
    .executeTakeFirstOrThrow();
  return { ...faults, waiting };
}

/** How many of the second are not where the first has them. */
function misplaced(log: readonly string[], acknowledged: readonly string[]): number {
  const order = log.filter((text) => acknowledged.includes(text));
  return acknowledged.filter((text, index) => order[index] !== text && log.includes(text)).length;
}

function difference(told: readonly string[], log: readonly string[]): number {
  const length = Math.max(told.length, log.length);
  return Array.from({ length }, (_, index) => told[index] === log[index]).filter((same) => !same).length;
}
