import type { Store } from '../store/schema.ts';
import type { ConversationContext } from './context.ts';

/** Notes that an agent is at the desk; to be repeated well within the time after which an agent is absent. */
export async function agentSeen(
  context: ConversationContext,
  agent: { agentId: string; name: string },
): Promise<void> {
  const seen = { name: agent.name, seenAt: context.clock.now() };
  await context.database.store
    .insertInto('agentPresence')
    .values({ agentId: agent.agentId, ...seen })
    .onConflict((conflict) => conflict.column('agentId').doUpdateSet(seen))
    .execute();
}

/** Notes that an agent has left the desk; the agent's conversations go back to the queue at the next sweep. */
export async function agentAway(context: ConversationContext, agentId: string): Promise<void> {
  await context.database.store
    .updateTable('agentPresence')
    .set({ seenAt: 0 })
    .where('agentId', '=', agentId)
    .execute();
}

/** Whether a person can take a conversation now: within working hours, and an agent is at the desk. */
export async function isSomebodyOnDuty(context: ConversationContext, db: Store): Promise<boolean> {
  const now = context.clock.now();
  if (!context.workingHours.isOpen(now)) return false;
  const present = await db
    .selectFrom('agentPresence')
    .select('agentId')
    .where('seenAt', '>', now - context.limits.absentMs)
    .limit(1)
    .executeTakeFirst();
  return present !== undefined;
}

/** Agents who own conversations and have not been seen for too long. */
export async function absentAgents(context: ConversationContext, db: Store): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .leftJoin('agentPresence', 'agentPresence.agentId', 'conversations.agentId')
    .select('conversations.agentId')
    .distinct()
    .where('conversations.owner', '=', 'agent')
    .where((row) =>
      row.or([
        row('agentPresence.seenAt', 'is', null),
        row('agentPresence.seenAt', '<=', context.clock.now() - context.limits.absentMs),
      ]),
    )
    .execute();
  return rows.flatMap((row) => (row.agentId === null ? [] : [row.agentId]));
}
