import type { Line } from '../consultation/turn.ts';
import { isDuplicate } from '../store/postgres-errors.ts';
import type { ConversationContext } from './context.ts';
import type { Message } from './message.ts';
import { appendMessage, findByClientId } from './messages.ts';
import { threadOf } from './standing.ts';

/** A sentence about the service that answers an act of the visitor, which no other act of ours answers. */
export interface Explanation {
  conversationId: string;
  line: Line;
  /** Makes saying it again harmless. */
  clientId: string;
}

/**
 * Says a sentence about the service at the end of a thread, be it closed or not; undefined when there is no such
 * conversation. Nothing changes hands by it and nothing is answered.
 */
export async function explain(
  context: ConversationContext,
  { conversationId, line, clientId }: Explanation,
): Promise<Message | undefined> {
  const attempt = (): Promise<Message | undefined> =>
    context.database.transaction(
      async (unit) => {
        const last = (await threadOf(unit.db, conversationId)).at(-1);
        if (last === undefined) return undefined;
        const known = await findByClientId(unit.db, last.id, 'system', clientId);
        return (
          known ??
          appendMessage(unit, last.id, {
            id: context.newId(),
            at: context.clock.now(),
            from: 'system',
            kind: 'notice',
            clientId,
            data: { lines: [line] },
          })
        );
      },
      { repeatable: true },
    );
  try {
    return await attempt();
  } catch (error) {
    if (isDuplicate(error)) return attempt();
    throw error;
  }
}
