import type { Store } from '../store/schema.ts';
import { emit, type ConversationContext } from './context.ts';
import { defaultCapacity, type PresenceStatus } from './presence.ts';

/** A sign of life of an agent, with what the agent says of itself; what is not said stays as it was. */
export interface AgentSign {
  agentId: string;
  name: string;
  status?: Exclude<PresenceStatus, 'away'>;
  /** How many conversations the agent takes at once. */
  capacity?: number;
}

/**
 * Notes that an agent is at the desk; to be repeated well within the time after which an agent is absent. Who was away
 * is available again.
 */
export async function agentSeen(context: ConversationContext, agent: AgentSign): Promise<void> {
  const { agentId, name, status, capacity } = agent;
  const at = context.clock.now();
  await context.database.transaction(async (unit) => {
    const before = await presenceOf(unit.db, agentId);
    const next = {
      name,
      seenAt: at,
      status: status ?? (before === undefined || before.status === 'away' ? 'available' : before.status),
      capacity: capacity ?? before?.capacity ?? defaultCapacity,
    };
    await unit.db
      .insertInto('agentPresence')
      .values({ agentId, ...next })
      .onConflict((conflict) => conflict.column('agentId').doUpdateSet(next))
      .execute();
    const absent = before === undefined || before.seenAt <= at - context.limits.absentMs;
    if (absent || before.status !== next.status || before.capacity !== next.capacity)
      emit(unit, 'agent.presence', { subject: agentId, at });
  });
}

/** Notes that an agent has left the desk; the agent's conversations go back to the queue at the next sweep. */
export async function agentAway(context: ConversationContext, agentId: string): Promise<void> {
  await context.database.transaction(async (unit) => {
    await unit.db
      .updateTable('agentPresence')
      .set({ seenAt: 0, status: 'away' })
      .where('agentId', '=', agentId)
      .execute();
    emit(unit, 'agent.presence', { subject: agentId, at: context.clock.now() });
  });
}

/** An agent as it was last seen. */
export async function presenceOf(db: Store, agentId: string) {
  return db.selectFrom('agentPresence').selectAll().where('agentId', '=', agentId).executeTakeFirst();
}

/** Agents who are at the desk, with how many conversations each has open. */
export async function presentAgents(context: ConversationContext, db: Store) {
  return db
    .selectFrom('agentPresence')
    .selectAll('agentPresence')
    .select((row) =>
      row
        .selectFrom('conversations')
        .select((count) => count.fn.countAll<number>().as('open'))
        .whereRef('conversations.agentId', '=', 'agentPresence.agentId')
        .where('conversations.owner', '=', 'agent')
        .as('open'),
    )
    .where('seenAt', '>', context.clock.now() - context.limits.absentMs)
    .orderBy('name')
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
