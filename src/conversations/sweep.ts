import { StaleVersion } from '../store/compare-and-set.ts';
import { takeLease } from '../store/leases.ts';
import type { ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { absentAgents, isSomebodyOnDuty } from './duty.ts';
import { endHandover, findBrief, leaveTicket } from './handover.ts';
import { changeHands } from './hands.ts';
import { appendNotice, notice } from './notices.ts';
import { listQueue, queuePosition, returnedPriority } from './queue.ts';
import { findConversation, fromRow } from './repository.ts';
import type { TurnWorker } from './turns.ts';

/** What a sweep did, in conversations. */
export interface SweepReport {
  takenUp: number;
  returned: number;
  ticketed: number;
  closed: number;
}

const batch = 200;
const leaseMs = 10_000;

/**
 * Sees to what nobody else does: turns whose worker died, conversations of agents who are absent, a queue with
 * nobody on duty, visitors who left. To be called about once a second on every process; all but the first part
 * is done by one process at a time.
 */
export async function sweep(
  context: ConversationContext,
  worker: TurnWorker,
  holder: string,
): Promise<SweepReport> {
  const takenUp = await takeUpTurns(context, worker);
  const { store } = context.database;
  const lease = await takeLease(store, { name: 'conversations', holder, forMs: leaseMs }, context.clock);
  if (lease === undefined) return { takenUp, returned: 0, ticketed: 0, closed: 0 };
  return {
    takenUp,
    returned: await returnFromAbsentAgents(context),
    ticketed: await ticketWhenNobodyIsOnDuty(context),
    closed: await closeIdle(context),
  };
}

/** Starts what waits without a living worker; does not wait for its end. */
async function takeUpTurns(context: ConversationContext, worker: TurnWorker): Promise<number> {
  const now = context.clock.now();
  const waiting = await context.database.store
    .selectFrom('conversations')
    .select('id')
    .where('pendingSince', 'is not', null)
    .where('pendingSince', '<=', now - context.limits.heartbeatMs)
    .where((row) => row.or([row('turnClaim', 'is', null), row('turnUntil', '<=', now)]))
    .orderBy('pendingSince')
    .limit(batch)
    .execute();
  for (const { id } of waiting) void worker.attend(id);
  return waiting.length;
}

async function returnFromAbsentAgents(context: ConversationContext): Promise<number> {
  const { store } = context.database;
  const absent = await absentAgents(context, store);
  if (absent.length === 0) return 0;
  const rows = await store
    .selectFrom('conversations')
    .selectAll()
    .where('owner', '=', 'agent')
    .where('agentId', 'in', absent)
    .limit(batch)
    .execute();
  return countOf(rows.map(fromRow), (conversation) =>
    context.database.transaction(async (unit) => {
      const result = await changeHands(
        context,
        unit,
        conversation,
        { act: 'absent' },
        { queuedAt: context.clock.now(), priority: returnedPriority },
      );
      if (result.kind !== 'changed') return false;
      const position = (await queuePosition(unit.db, result.conversation)) ?? 1;
      await appendNotice(context, unit, conversation.id, [notice('queue.agent-absent', { position })]);
      return true;
    }),
  );
}

async function ticketWhenNobodyIsOnDuty(context: ConversationContext): Promise<number> {
  const { store } = context.database;
  const queue = await listQueue(store, batch);
  if (queue.length === 0 || (await isSomebodyOnDuty(context, store))) return 0;
  return countOf(queue, ({ id }) =>
    context.database.transaction(async (unit) => {
      const conversation = await findConversation(unit.db, id);
      if (conversation?.owner !== 'queue' || (await isSomebodyOnDuty(context, unit.db))) return false;
      const result = await changeHands(
        context,
        unit,
        conversation,
        { act: 'nobody-on-duty' },
        { queuedAt: null },
      );
      if (result.kind !== 'changed') return false;
      await leaveTicket(context, unit, result.conversation, await findBrief(unit.db, id));
      return true;
    }),
  );
}

async function closeIdle(context: ConversationContext): Promise<number> {
  const now = context.clock.now();
  const { idleWithAssistantMs, idleWithAgentMs } = context.limits;
  const rows = await context.database.store
    .selectFrom('conversations')
    .selectAll()
    .where('pendingSince', 'is', null)
    .where((row) =>
      row.or([
        row.and([row('owner', '=', 'assistant'), row('lastVisitorAt', '<=', now - idleWithAssistantMs)]),
        row.and([row('owner', '=', 'agent'), row('lastVisitorAt', '<=', now - idleWithAgentMs)]),
      ]),
    )
    .orderBy('lastVisitorAt')
    .limit(batch)
    .execute();
  return countOf(rows.map(fromRow), (conversation) =>
    context.database.transaction(async (unit) => {
      const result = await changeHands(
        context,
        unit,
        conversation,
        { act: 'close' },
        { closedAt: now, closeReason: 'idle', ifNothingWasSaid: true },
      );
      if (result.kind !== 'changed') return false;
      await endHandover(context, unit, conversation.id, 'closed');
      await appendNotice(context, unit, conversation.id, [notice('closed.idle', {})]);
      return true;
    }),
  );
}

/** Does it for each, and counts where it was done. What changed meanwhile is left to the next sweep. */
async function countOf(
  conversations: readonly Conversation[],
  doIt: (conversation: Conversation) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const conversation of conversations) if (await doItUnlessStale(doIt, conversation)) done += 1;
  return done;
}

async function doItUnlessStale(
  doIt: (conversation: Conversation) => Promise<boolean>,
  conversation: Conversation,
): Promise<boolean> {
  try {
    return await doIt(conversation);
  } catch (error) {
    if (error instanceof StaleVersion) return false;
    throw error;
  }
}
