import type { z } from 'zod';
import type { HandoverReason } from '../../consultation/outcomes.ts';
import { handoverReasonSchema } from '../../consultation/outcomes.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type { Store } from '../../store/schema.ts';
import { staffNames } from '../people/accounts.ts';
import type { conversationItemSchema } from '../wire/queue.ts';

export type ConversationItem = z.infer<typeof conversationItemSchema>;

/** What items of a list are made with, read once for all of them. */
export interface ItemFacts {
  readonly names: ReadonlyMap<string, string>;
  readonly reasons: ReadonlyMap<string, HandoverReason>;
  /** When the soonest promise of an open ticket falls due, by conversation. */
  readonly promises: ReadonlyMap<string, number>;
}

/** Reads what the items of these conversations need. */
export async function itemFacts(db: Store, conversations: readonly Conversation[]): Promise<ItemFacts> {
  const ids = conversations.map(({ id }) => id);
  if (ids.length === 0) return { names: new Map(), reasons: new Map(), promises: new Map() };
  const handovers = await db
    .selectFrom('handovers')
    .select(['conversationId', 'reason'])
    .where('conversationId', 'in', ids)
    .orderBy('at')
    .execute();
  const promised = await db
    .selectFrom('tickets')
    .select((row) => ['conversationId', row.fn.min('dueAt').as('dueAt')])
    .where('conversationId', 'in', ids)
    .where('status', 'in', ['open', 'in-progress', 'waiting'])
    .where('dueAt', 'is not', null)
    .groupBy('conversationId')
    .execute();
  return {
    names: await staffNames(db),
    reasons: new Map(
      handovers.map(({ conversationId, reason }) => [conversationId, handoverReasonSchema.parse(reason)]),
    ),
    promises: new Map(
      promised.flatMap(({ conversationId, dueAt }) =>
        conversationId === null || dueAt === null ? [] : [[conversationId, dueAt] as const],
      ),
    ),
  };
}

/** A conversation as lists show it. */
export function conversationItem(
  conversation: Conversation,
  { names, reasons }: ItemFacts,
): ConversationItem {
  const { id, channel, language, owner, version, openedAt, lastVisitorAt } = conversation;
  const { agentId, closedAt, topic, hotlineFunction, district, event } = conversation;
  const agentName = agentId === undefined ? undefined : names.get(agentId);
  const reason = reasons.get(id);
  return {
    ...{ id, channel, language, owner, version, openedAt, lastVisitorAt },
    ...(agentId !== undefined && { agentId }),
    ...(agentName !== undefined && { agentName }),
    ...(closedAt !== undefined && { closedAt }),
    ...(topic && { topic }),
    ...(hotlineFunction && { hotlineFunction }),
    ...(district !== undefined && { district }),
    ...(event && { event: event.name }),
    ...(reason && { reason }),
  };
}
