import { changedOneRow } from '../store/compare-and-set.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit, type ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { messagesAfter } from './messages.ts';
import { fromRow } from './repository.ts';

/** The right of one worker to answer what waits in a conversation. */
export interface TurnClaim {
  readonly token: string;
  /** The conversation as it stood; its version decides whether the answer may still be sent. */
  readonly conversation: Conversation;
  /** How often the waiting messages were taken up, this time included. */
  readonly attempt: number;
}

/**
 * Takes up the messages that wait in a conversation; undefined when none wait or another worker is at it and
 * alive. A worker that died loses its claim after `claimMs`. Claiming again with the same token is harmless.
 */
export async function claimTurn(
  context: ConversationContext,
  unit: UnitOfWork,
  conversationId: string,
  token: string,
): Promise<TurnClaim | undefined> {
  const now = context.clock.now();
  const row = await unit.db
    .updateTable('conversations')
    .set((column) => ({
      turnClaim: token,
      turnUntil: now + context.limits.claimMs,
      turnAttempts: column('turnAttempts', '+', 1),
    }))
    .where('id', '=', conversationId)
    .where('owner', '=', 'assistant')
    .where('pendingSince', 'is not', null)
    .where((column) =>
      column.or([
        column('turnClaim', 'is', null),
        column('turnClaim', '=', token),
        column('turnUntil', '<=', now),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  emit(unit, 'turn.started', { conversationId, at: now });
  return { token, conversation: fromRow(row), attempt: row.turnAttempts };
}

/** A sign of life of the worker; false when the claim is no longer its own. */
export async function renewClaim(context: ConversationContext, claim: TurnClaim): Promise<boolean> {
  return changedOneRow(
    context.database.store
      .updateTable('conversations')
      .set({ turnUntil: context.clock.now() + context.limits.claimMs })
      .where('id', '=', claim.conversation.id)
      .where('turnClaim', '=', claim.token),
  );
}

/** The visitor's messages that wait for an answer, oldest first. */
export async function waitingMessages(
  context: ConversationContext,
  conversation: Conversation,
): Promise<Message[]> {
  const messages = await messagesAfter(context.database.store, conversation.id, conversation.answeredThrough);
  return messages.filter((message) => message.from === 'visitor' && isQuestion(message));
}

/** Typed text or a tapped choice that nobody has emptied. */
function isQuestion(message: Message): boolean {
  return (message.kind === 'text' || message.kind === 'choice') && message.text !== undefined;
}

/**
 * How a claim ended: `lost` when the conversation changed hands or another worker took over, and nothing may be sent;
 * `more` when something came in meanwhile and goes on waiting.
 */
export type ClaimEnd = 'lost' | 'settled' | 'more';

/** Ends a claim with its answer about to be appended. */
export async function settleClaim(
  unit: UnitOfWork,
  claim: TurnClaim,
  through: number,
  patch: { language?: string; topic?: string; hotlineFunction?: string },
): Promise<ClaimEnd> {
  const { id, version } = claim.conversation;
  const settled = await changedOneRow(
    unit.db
      .updateTable('conversations')
      .set({
        ...patch,
        answeredThrough: through,
        turnClaim: null,
        turnUntil: null,
        turnAttempts: 0,
        pendingSince: null,
      })
      .where('id', '=', id)
      .where('owner', '=', 'assistant')
      .where('version', '=', version)
      .where('turnClaim', '=', claim.token),
  );
  if (!settled) return 'lost';
  return (await waitFurther(unit, id, through)) ? 'more' : 'settled';
}

/**
 * Lets questions after a sequence go on waiting; true when there are any. A statement of its own, after the row is held: as part of the
 * update PostgreSQL would look for them as of before it waited for the row, and miss the one it waited for.
 */
async function waitFurther(unit: UnitOfWork, conversationId: string, through: number): Promise<boolean> {
  const { oldest } = await unit.db
    .selectFrom('messages')
    .select((row) => row.fn.min('at').as('oldest'))
    .where('conversationId', '=', conversationId)
    .where('sequence', '>', through)
    .where('sender', '=', 'visitor')
    .where('kind', 'in', ['text', 'choice'])
    .executeTakeFirstOrThrow();
  if ((oldest as number | null) === null) return false;
  await unit.db
    .updateTable('conversations')
    .set({ pendingSince: oldest })
    .where('id', '=', conversationId)
    .execute();
  return true;
}
