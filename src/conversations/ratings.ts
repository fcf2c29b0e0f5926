import { z } from 'zod';
import { maskPersonalData } from '../language/personal-data.ts';
import type { Store } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit, type ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { noteTurnAsGap } from './gaps.ts';
import { keepableText } from './message.ts';
import { appendMessage, findMessage } from './messages.ts';
import { appendNotice, notice } from './notices.ts';
import type { Ticket } from './ticket.ts';
import { createTicket } from './tickets.ts';
import { findTurn, turnsOfConversation } from './turn-repository.ts';

/** The five steps of the rating, best first. The locale names them. */
export const ratingScores = [5, 4, 3, 2, 1] as const;
/** Up to this score someone follows up. */
const badUpTo = 2;

/** What a visitor may give as reasons, for good and for bad ratings. */
export const ratingReasons = {
  good: ['clear', 'fast', 'correct', 'friendly'],
  bad: ['not-solved', 'wrong', 'hard-to-understand', 'slow', 'no-person', 'unfriendly'],
} as const;
const allReasons = [...ratingReasons.good, ...ratingReasons.bad] as const;

export const ratingSchema = z.strictObject({
  score: z.int().min(1).max(5),
  reasons: z.array(z.enum(allReasons)).max(allReasons.length).default([]),
  comment: z.string().max(2_000).optional(),
});
export type Rating = z.infer<typeof ratingSchema>;

export type RateResult =
  | { kind: 'rated'; followUp?: Ticket }
  /** A conversation is rated once. */
  | { kind: 'already-rated' };

/** Keeps a visitor's rating of a conversation, open or closed; a bad one leaves a ticket to follow up. */
export async function rateConversation(
  context: ConversationContext,
  unit: UnitOfWork,
  conversation: Conversation,
  rating: Rating,
): Promise<RateResult> {
  const at = context.clock.now();
  const inserted = await unit.db
    .insertInto('ratings')
    .values({
      conversationId: conversation.id,
      at,
      score: rating.score,
      reasons: JSON.stringify(rating.reasons),
      comment: rating.comment === undefined ? null : keepableText(rating.comment),
      agentId: conversation.agentId ?? null,
    })
    .onConflict((conflict) => conflict.column('conversationId').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return { kind: 'already-rated' };
  await appendMessage(unit, conversation.id, {
    id: context.newId(),
    at,
    from: 'visitor',
    kind: 'rating',
    data: { score: rating.score, reasons: rating.reasons },
  });
  emit(unit, 'rating.given', { conversationId: conversation.id, at });
  if (rating.score > badUpTo) return { kind: 'rated' };
  const last = (await turnsOfConversation(unit.db, conversation.id)).at(-1);
  if (last !== undefined) await noteTurnAsGap(unit.db, last, 'bad-rating', at);
  const followUp = await createTicket(context, unit, {
    kind: 'bad-rating',
    conversationId: conversation.id,
    visitorId: conversation.visitorId,
    topic: conversation.topic ?? 'other',
    hotlineFunction: conversation.hotlineFunction ?? 'general',
    summary: `${rating.score}/5 ${rating.reasons.join(', ')}`.trim(),
    act: { by: 'visitor', act: 'rated' },
  });
  await appendNotice(
    context,
    unit,
    conversation.id,
    [notice('rating.follow-up', { ticket: followUp.id })],
    followUp.id,
  );
  return { kind: 'rated', followUp };
}

/** What the page offers as reasons why an answer did not help; other clients may send words of their own. */
export const feedbackReasons = [
  'off-the-point',
  'wrong',
  'outdated',
  'incomplete',
  'hard-to-understand',
] as const;

/** A visitor's thumb for one reply. */
export interface Feedback {
  conversationId: string;
  messageId: string;
  helpful: boolean;
  /** Why it did not help. */
  reason?: string;
}

/**
 * Keeps a thumb for one reply, and its reason with personal data masked; the newest counts. False when the message is no
 * reply of this conversation.
 */
export async function giveFeedback(
  context: ConversationContext,
  unit: UnitOfWork,
  feedback: Feedback,
): Promise<boolean> {
  const message = await findMessage(unit.db, feedback.messageId);
  if (message?.kind !== 'reply' || message.conversationId !== feedback.conversationId) return false;
  const reason = maskPersonalData(keepableText(feedback.reason ?? '').trim());
  const given = {
    at: context.clock.now(),
    helpful: feedback.helpful ? 1 : 0,
    reason: reason === '' ? null : reason,
  };
  await unit.db
    .insertInto('answerFeedback')
    .values({
      messageId: message.id,
      conversationId: message.conversationId,
      turnId: message.turnId ?? null,
      ...given,
    })
    .onConflict((conflict) => conflict.column('messageId').doUpdateSet(given))
    .execute();
  const turn =
    feedback.helpful || message.turnId === undefined ? undefined : await findTurn(unit.db, message.turnId);
  if (turn !== undefined) await noteTurnAsGap(unit.db, turn, 'not-helpful', given.at);
  emit(unit, 'feedback.given', {
    conversationId: message.conversationId,
    subject: message.id,
    at: given.at,
  });
  return true;
}

/** The thumbs given in a conversation, by the id of the turn that was answered. */
export async function feedbackByTurn(
  db: Store,
  conversationId: string,
): Promise<Map<string, { helpful: boolean; reason?: string }>> {
  const rows = await db
    .selectFrom('answerFeedback')
    .select(['turnId', 'helpful', 'reason'])
    .where('conversationId', '=', conversationId)
    .execute();
  return new Map(
    rows.flatMap(({ turnId, helpful, reason }) =>
      turnId === null ? [] : [[turnId, { helpful: helpful === 1, ...(reason === null ? {} : { reason }) }]],
    ),
  );
}
