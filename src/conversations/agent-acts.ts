import { appendAudit } from '../store/audit.ts';
import { changedOneRow } from '../store/compare-and-set.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { endHandover } from './handover.ts';
import { changeHands, type HandsResult } from './hands.ts';
import { keepableText, type Message } from './message.ts';
import { appendMessage, findByClientId } from './messages.ts';
import { appendNotice, notice } from './notices.ts';
import { changeOwnership, type OwnershipChange } from './ownership.ts';
import { queuePosition, returnedPriority } from './queue.ts';
import { findConversation, type ConversationRow } from './repository.ts';
import { keepWrapUp, type WrapUp } from './wrap-up.ts';

/** A person at the desk, as visitors see them. */
export interface Agent {
  agentId: string;
  name: string;
}

/**
 * What became of an act on a conversation: `refused` names the owner that stood in the way (someone else took it, it
 * was closed), `not-yours` the agent who has it.
 */
export type AgentActResult =
  | HandsResult
  | { kind: 'unknown-conversation' }
  /** The agent has as many conversations as the agent takes at once. */
  | { kind: 'full'; capacity: number };

/** Takes a conversation from the queue. Of two agents at once one gets it; the other is told who. */
export async function takeConversation(
  context: ConversationContext,
  conversationId: string,
  agent: Agent,
): Promise<AgentActResult> {
  return act(context, conversationId, agent.agentId, {
    change: { act: 'take', agentId: agent.agentId },
    before: (unit) => refuseWhenFull(unit, agent.agentId),
    patch: { queuedAt: null, wantedAgentId: null, wantedSkill: null, agentName: agent.name },
    also: async (unit) => {
      await endHandover(context, unit, conversationId, 'taken', agent.agentId);
      await appendNotice(context, unit, conversationId, [notice('agent.joined', { agent: agent.name })]);
    },
  });
}

/** Gives a conversation back to the queue for a colleague or a skill, ahead of those who have not been served. */
export async function transferConversation(
  context: ConversationContext,
  conversationId: string,
  agentId: string,
  to: { agentId?: string; skill?: string },
): Promise<AgentActResult> {
  return act(context, conversationId, agentId, {
    change: { act: 'transfer', agentId },
    patch: {
      queuedAt: context.clock.now(),
      priority: returnedPriority,
      wantedAgentId: to.agentId ?? null,
      wantedSkill: to.skill ?? null,
    },
    also: async (unit, conversation) => {
      const position = (await queuePosition(unit.db, conversation)) ?? 1;
      await appendNotice(context, unit, conversationId, [notice('queue.transferred', { position })]);
    },
  });
}

/** Gives a conversation back to the assistant. */
export async function handBackConversation(
  context: ConversationContext,
  conversationId: string,
  agentId: string,
): Promise<AgentActResult> {
  return act(context, conversationId, agentId, {
    change: { act: 'hand-back', agentId },
    patch: {},
    also: async (unit) => {
      await appendNotice(context, unit, conversationId, [notice('agent.handed-back', {})]);
    },
  });
}

/** Ends a conversation of the agent, with what it was about and, where all of it is said, what came of it. */
export async function closeByAgent(
  context: ConversationContext,
  conversationId: string,
  agentId: string,
  wrapUp: Partial<WrapUp> = {},
): Promise<AgentActResult> {
  const at = context.clock.now();
  const { topic, hotlineFunction, result, note } = wrapUp;
  const about = { ...(topic && { topic }), ...(hotlineFunction && { hotlineFunction }) };
  return act(context, conversationId, agentId, {
    change: { act: 'close', agentId },
    patch: { ...about, closedAt: at, closeReason: 'by-agent', queuedAt: null },
    also: async (unit) => {
      if (topic && hotlineFunction && result)
        await keepWrapUp(unit.db, conversationId, {
          ...{ topic, hotlineFunction, result, at, agentId },
          ...(note !== undefined && { note }),
        });
      await appendNotice(context, unit, conversationId, [notice('closed.by-agent', {})]);
    },
  });
}

export type AgentMessageResult =
  | { kind: 'sent'; message: Message }
  /** The conversation is not, or no longer, this agent's. */
  | { kind: 'not-yours' }
  | { kind: 'empty' };

/** What an agent says. */
export interface AgentText {
  conversationId: string;
  agentId: string;
  text: string;
  /** Makes sending again harmless. */
  clientId?: string;
  /** What else becomes so if and only if the message is kept. */
  also?: (unit: UnitOfWork, message: Message) => Promise<void>;
}

/** Appends an agent's message if, at that very moment, the conversation is this agent's. */
export async function sendAgentMessage(
  context: ConversationContext,
  request: AgentText,
): Promise<AgentMessageResult> {
  const text = keepableText(request.text);
  if (text.trim() === '') return { kind: 'empty' };
  const id = context.newId();
  const clientId = request.clientId ?? id;
  return context.database.transaction(
    async (unit) => {
      const known = await findByClientId(unit.db, request.conversationId, 'agent', clientId);
      if (known?.agentId === request.agentId) return { kind: 'sent', message: known };
      if (!(await isOwnedBy(unit, request.conversationId, request.agentId))) return { kind: 'not-yours' };
      const message = await appendMessage(unit, request.conversationId, {
        id,
        at: context.clock.now(),
        from: 'agent',
        kind: 'text',
        text,
        agentId: request.agentId,
        clientId,
      });
      await request.also?.(unit, message);
      return { kind: 'sent', message };
    },
    { repeatable: true },
  );
}

/** Finds the agent as owner and keeps it so to the end of the transaction. */
function isOwnedBy(unit: UnitOfWork, conversationId: string, agentId: string): Promise<boolean> {
  return changedOneRow(
    unit.db
      .updateTable('conversations')
      .set((row) => ({ version: row.ref('version') }))
      .where('id', '=', conversationId)
      .where('owner', '=', 'agent')
      .where('agentId', '=', agentId),
  );
}

/**
 * Whether an agent has room for one more. The row of the agent stays locked to the end of the transaction, so that two
 * takes at once do not both find the last place. Who never said how many has no limit.
 */
async function refuseWhenFull(
  { db }: UnitOfWork,
  agentId: string,
): Promise<{ kind: 'full'; capacity: number } | undefined> {
  const agent = await db
    .updateTable('agentPresence')
    .set((row) => ({ capacity: row.ref('capacity') }))
    .where('agentId', '=', agentId)
    .returning('capacity')
    .executeTakeFirst();
  if (agent === undefined) return undefined;
  const { open } = await db
    .selectFrom('conversations')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where('owner', '=', 'agent')
    .where('agentId', '=', agentId)
    .executeTakeFirstOrThrow();
  return open < agent.capacity ? undefined : { kind: 'full', capacity: agent.capacity };
}

async function act(
  context: ConversationContext,
  conversationId: string,
  agentId: string,
  wanted: {
    change: OwnershipChange;
    /** Whether something stands in the way of an act that ownership allows. */
    before?: (unit: UnitOfWork) => Promise<AgentActResult | undefined>;
    patch: Partial<ConversationRow> & { agentName?: string };
    also: (unit: UnitOfWork, conversation: Conversation) => Promise<void>;
  },
): Promise<AgentActResult> {
  return context.database.transaction(async (unit) => {
    const conversation = await findConversation(unit.db, conversationId);
    if (conversation === undefined) return { kind: 'unknown-conversation' };
    if (conversation.owner !== 'agent' && wanted.change.act === 'close')
      return { kind: 'refused', owner: conversation.owner };
    const refused =
      changeOwnership(conversation, wanted.change).kind === 'changed' && (await wanted.before?.(unit));
    if (refused) return refused;
    const result = await changeHands(context, unit, conversation, wanted.change, wanted.patch);
    if (result.kind !== 'changed') return result;
    await wanted.also(unit, result.conversation);
    await appendAudit(unit.db, {
      at: context.clock.now(),
      actor: agentId,
      act: `conversation.${wanted.change.act}`,
      subject: conversationId,
    });
    return result;
  });
}
