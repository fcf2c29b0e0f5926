import { handoverReasonSchema, type HandoverReason } from '../consultation/outcomes.ts';
import type { Turn } from '../consultation/turn.ts';
import { burstDelay } from './bursts.ts';
import { emit, type ConversationContext } from './context.ts';
import { handOver } from './handover.ts';
import type { Message } from './message.ts';
import { appendMessage, messagesBefore } from './messages.ts';
import { appendNotice } from './notices.ts';
import { historyLength, questionOf } from './question.ts';
import { isSwitchedOff } from './operator-settings.ts';
import { getConversation } from './repository.ts';
import { addSummary } from './summaries.ts';
import { claimTurn, renewClaim, settleClaim, waitingMessages, type TurnClaim } from './turn-claims.ts';
import { appendTurn } from './turn-repository.ts';

/** Answers what waits for the assistant. */
export interface TurnWorker {
  /**
   * Sees to the messages that wait in a conversation, with the claim on them where that was taken already; resolves when
   * this process has nothing to do there. Never rejects.
   */
  attend(conversationId: string, claim?: TurnClaim): Promise<void>;
  /** Whether it takes up anything new. */
  isOpen(): boolean;
  /** Takes up nothing new, and resolves when what runs has ended. */
  drain(): Promise<void>;
}

/** A worker that runs one turn of a conversation at a time and any number of conversations at once. */
export function createTurnWorker(context: ConversationContext): TurnWorker {
  const running = new Map<string, Promise<void>>();
  const draining = new AbortController();

  const claimNext = async (conversationId: string): Promise<TurnClaim | undefined> =>
    draining.signal.aborted
      ? undefined
      : context.database.transaction((unit) => claimTurn(context, unit, conversationId, context.newId()));
  const work = async (conversationId: string, claimed: TurnClaim | undefined): Promise<void> => {
    let claim = claimed ?? (await claimNext(conversationId));
    while (claim !== undefined) {
      const more = await runTurn(context, claim, draining.signal);
      claim = more ? await claimNext(conversationId) : undefined;
    }
  };
  return {
    isOpen: () => !draining.signal.aborted,
    attend: (conversationId, claim) => {
      const before = running.get(conversationId) ?? Promise.resolve();
      const next = before.then(() => work(conversationId, claim)).catch(context.report);
      running.set(conversationId, next);
      return next.finally(() => {
        if (running.get(conversationId) === next) running.delete(conversationId);
      });
    },
    drain: async () => {
      draining.abort();
      await Promise.all(running.values());
    },
  };
}

/** Answers what was claimed; true when something came in meanwhile. */
async function runTurn(
  context: ConversationContext,
  claim: TurnClaim,
  draining: AbortSignal,
): Promise<boolean> {
  const stopHeartbeat = keepAlive(context, claim);
  try {
    const waiting = await waitForBurst(context, claim, draining);
    const turn = await answer(context, claim, waiting);
    const more = await deliver(context, claim, waiting, turn);
    // Whoever waits for the answer does not wait for what a model writes for the agent.
    if (handoverReason(turn) !== undefined) addSummary(context, claim.conversation.id).catch(context.report);
    return more;
  } finally {
    stopHeartbeat();
  }
}

/** The waiting messages, when the visitor seems to have said all. */
async function waitForBurst(
  context: ConversationContext,
  claim: TurnClaim,
  draining: AbortSignal,
): Promise<Message[]> {
  for (;;) {
    const waiting = await waitingMessages(context, claim.conversation);
    const texts = waiting.map(({ at, kind, text }) => ({ at, kind, text: text ?? '' }));
    const delay = burstDelay(texts, context.clock.now(), context.limits.bursts);
    if (delay === 0 || draining.aborted) return waiting;
    await context.pause(delay, draining);
  }
}

/** The turn; undefined when the question failed too often or the consultation broke, and a person must answer. */
async function answer(
  context: ConversationContext,
  claim: TurnClaim,
  waiting: readonly Message[],
): Promise<Turn | undefined> {
  if (claim.attempt > context.limits.turnAttempts) return undefined;
  const first = waiting[0];
  if (first === undefined) return undefined;
  const { store } = context.database;
  const earlier = await messagesBefore(store, claim.conversation.id, first.sequence, historyLength);
  const request = questionOf(claim.conversation, waiting, earlier);
  if (request === undefined) return undefined;
  const origin = { channel: claim.conversation.channel };
  try {
    const turn = await context.consult(request, origin);
    // Switched off while the turn ran: what it found is not sent any more.
    const isLate = isSwitchedOff(context.settings, origin.channel) && turn.reason !== 'switched-off';
    return isLate ? await context.consult(request, origin) : turn;
  } catch (error) {
    context.report(error);
    return undefined;
  }
}

/**
 * Keeps the turn and appends the reply if, at that very moment, the conversation still is the assistant's at the version
 * the turn began with; a late answer never speaks over an agent. What a reply leads to happens in the same transaction.
 * True when something came in meanwhile.
 */
async function deliver(
  context: ConversationContext,
  claim: TurnClaim,
  waiting: readonly Message[],
  turn: Turn | undefined,
): Promise<boolean> {
  const { id } = claim.conversation;
  const through = waiting.at(-1)?.sequence ?? claim.conversation.lastSequence;
  return context.database.transaction(async (unit) => {
    const at = context.clock.now();
    if (turn !== undefined) await appendTurn(unit.db, turn);
    const end = await settleClaim(unit, claim, through, turn === undefined ? {} : learned(claim, turn));
    if (end === 'lost') {
      if (turn !== undefined) emit(unit, 'turn.superseded', { conversationId: id, subject: turn.id, at });
      return false;
    }
    const more = end === 'more';
    if (waiting.length === 0) return more;
    if (turn !== undefined) {
      await appendMessage(unit, id, {
        id: context.newId(),
        at,
        from: 'assistant',
        kind: 'reply',
        turnId: turn.id,
        data: {
          reply: turn.reply,
          outcome: turn.outcome,
          language: turn.language,
          ...(turn.reason === undefined ? {} : { reason: turn.reason }),
        },
      });
      emit(unit, 'turn.finished', { conversationId: id, subject: turn.id, at });
    }
    if (turn === undefined)
      await appendNotice(context, unit, id, [{ key: 'handover.model-failure', params: {} }]);
    const reason = handoverReason(turn);
    if (reason === undefined) return more;
    const conversation = await getConversation(unit.db, id);
    await handOver(context, unit, conversation, turn === undefined ? { reason } : { reason, turn });
    return more;
  });
}

function handoverReason(turn: Turn | undefined): HandoverReason | undefined {
  if (turn === undefined) return 'model-failure';
  if (turn.outcome !== 'handed-over') return undefined;
  return handoverReasonSchema.safeParse(turn.reason).data ?? 'low-confidence';
}

/** What a turn tells about the conversation. A language the visitor chose stays. */
function learned(
  claim: TurnClaim,
  turn: Turn,
): { language?: string; topic?: string; hotlineFunction?: string } {
  return {
    ...(claim.conversation.languageChosen ? {} : { language: turn.language }),
    ...(turn.topic === undefined ? {} : { topic: turn.topic }),
    ...(turn.hotlineFunction === undefined ? {} : { hotlineFunction: turn.hotlineFunction }),
  };
}

/** Gives signs of life while the turn runs; returns how to stop. */
function keepAlive(context: ConversationContext, claim: TurnClaim): () => void {
  const timer = setInterval(() => {
    renewClaim(context, claim).catch(context.report);
  }, context.limits.heartbeatMs).unref();
  return () => {
    clearInterval(timer);
  };
}
