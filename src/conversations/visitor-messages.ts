import type { Language } from '../language/language.ts';
import { changedOneRow, StaleVersion } from '../store/compare-and-set.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { isDuplicate } from '../store/postgres-errors.ts';
import { storeAttachment } from './attachments.ts';
import type { ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { keepableText, type Message, type NewMessage } from './message.ts';
import { appendMessage, findByClientId } from './messages.ts';
import { appendNotice, lastNoticeAt, notice, type PlainNoticeKey } from './notices.ts';
import { currentConversation } from './opening.ts';
import { queuePosition } from './queue.ts';
import { claimTurn, type TurnClaim } from './turn-claims.ts';

/** What the visitor sends. `clientId` makes sending again harmless. */
export interface VisitorText {
  conversationId: string;
  text: string;
  clientId?: string;
}

export interface VisitorChoice {
  conversationId: string;
  /** As the reply offered it. */
  choice: { id: string; label: string; query: string };
  clientId?: string;
}

export interface VisitorFile {
  conversationId: string;
  /** Media type found in the bytes. */
  kind: string;
  name: string;
  bytes: Buffer;
  clientId?: string;
  /** What is said about it; that a file was received where nothing is given. */
  received?: PlainNoticeKey;
}

export type VisitorMessageResult =
  /**
   * Durable. `conversationId` differs from the one named where that was closed and another carries it on; `claim` is there
   * where the message was taken up in the same transaction.
   */
  | { kind: 'accepted'; conversationId: string; message: Message; repeated: boolean; claim?: TurnClaim }
  | { kind: 'unknown-conversation' }
  | { kind: 'empty' }
  | { kind: 'too-long'; limit: number };

/** Keeps a typed message; `takeUp` lets the assistant begin to answer it at once. */
export async function keepText(
  context: ConversationContext,
  request: VisitorText,
  takeUp: boolean,
): Promise<VisitorMessageResult> {
  const text = keepableText(request.text);
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > context.limits.textLength) return { kind: 'too-long', limit: context.limits.textLength };
  return keep(context, request, { kind: 'text', text }, { takeUp });
}

/** Keeps a tapped choice; `takeUp` as for a text. */
export async function keepChoice(
  context: ConversationContext,
  request: VisitorChoice,
  takeUp: boolean,
): Promise<VisitorMessageResult> {
  const { id, label, query } = request.choice;
  const data = { choiceId: keepableText(id), query: keepableText(query) };
  return keep(context, request, { kind: 'choice', text: keepableText(label), data }, { takeUp });
}

/** Keeps a file and the message that shows it. */
export async function keepFile(
  context: ConversationContext,
  request: VisitorFile,
): Promise<VisitorMessageResult> {
  if (request.bytes.length === 0) return { kind: 'empty' };
  if (request.bytes.length > context.limits.attachmentBytes)
    return { kind: 'too-long', limit: context.limits.attachmentBytes };
  const attachmentId = context.newId();
  const file = {
    id: attachmentId,
    kind: request.kind,
    name: keepableText(request.name),
    bytes: request.bytes,
  };
  const data = { attachmentId, kind: file.kind, name: file.name, size: file.bytes.length };
  const also = async (unit: UnitOfWork, conversation: Conversation): Promise<void> => {
    await storeAttachment(context, unit, { ...file, conversationId: conversation.id });
    await appendNotice(context, unit, conversation.id, [
      notice(request.received ?? 'attachment.received', {}),
    ]);
  };
  return keep(context, request, { kind: 'attachment', data }, { takeUp: false, also });
}

type Content = NewMessage extends infer Each
  ? Each extends NewMessage
    ? Omit<Each, 'id' | 'at' | 'from'>
    : never
  : never;

async function keep(
  context: ConversationContext,
  request: { conversationId: string; clientId?: string },
  content: Content,
  {
    takeUp,
    also,
  }: { takeUp: boolean; also?: (unit: UnitOfWork, conversation: Conversation) => Promise<void> },
): Promise<VisitorMessageResult> {
  const id = context.newId();
  const token = context.newId();
  const claimed = async (unit: UnitOfWork, conversationId: string): Promise<{ claim?: TurnClaim }> => {
    const claim = takeUp ? await claimTurn(context, unit, conversationId, token) : undefined;
    return claim === undefined ? {} : { claim };
  };
  const attempt = (): Promise<VisitorMessageResult> =>
    context.database.transaction(
      async (unit) => {
        const conversation = await currentConversation(context, unit, request.conversationId);
        if (conversation === undefined) return { kind: 'unknown-conversation' };
        const clientId = request.clientId ?? id;
        const known = await findByClientId(unit.db, conversation.id, 'visitor', clientId);
        const accepted = { kind: 'accepted', conversationId: conversation.id } as const;
        if (known !== undefined)
          return { ...accepted, message: known, repeated: true, ...(await claimed(unit, conversation.id)) };
        const at = context.clock.now();
        await noteVisitor(unit, conversation.id, at, content.kind !== 'attachment');
        const message = await appendMessage(unit, conversation.id, {
          ...content,
          id,
          at,
          from: 'visitor',
          clientId,
        });
        await also?.(unit, conversation);
        await acknowledgeInQueue(context, unit, conversation, at);
        return { ...accepted, message, repeated: false, ...(await claimed(unit, conversation.id)) };
      },
      { repeatable: true },
    );
  try {
    return await attempt();
  } catch (error) {
    // The same message came in twice at once and the other was first: now it is found.
    if (isDuplicate(error)) return attempt();
    throw error;
  }
}

/**
 * The visitor is there; with the assistant, a question begins to wait. A conversation that was closed meanwhile
 * makes the transaction run again, and the message goes to the one that carries it on.
 */
async function noteVisitor(unit: UnitOfWork, id: string, at: number, asks: boolean): Promise<void> {
  const noted = await changedOneRow(
    unit.db
      .updateTable('conversations')
      .set((row) => ({
        lastVisitorAt: at,
        pendingSince: row
          .case()
          .when(row.and([row('owner', '=', 'assistant'), row('pendingSince', 'is', null)]))
          .then(asks ? at : null)
          .else(row.ref('pendingSince'))
          .end(),
      }))
      .where('id', '=', id)
      .where('owner', '!=', 'closed'),
  );
  if (!noted) throw new StaleVersion();
}

/** While queued the assistant only acknowledges and shows the position, now and then. */
async function acknowledgeInQueue(
  context: ConversationContext,
  unit: UnitOfWork,
  conversation: Conversation,
  at: number,
): Promise<void> {
  const position = await queuePosition(unit.db, conversation);
  if (position === undefined) return;
  if (at - (await lastNoticeAt(unit.db, conversation.id)) < context.limits.acknowledgeMs) return;
  await appendNotice(context, unit, conversation.id, [notice('queue.still-waiting', { position })]);
}

/** The visitor chose a language; it stays until chosen otherwise. */
export async function chooseLanguage(
  unit: UnitOfWork,
  conversationId: string,
  language: Language,
): Promise<boolean> {
  const result = await unit.db
    .updateTable('conversations')
    .set({ language, languageChosen: 1 })
    .where('id', '=', conversationId)
    .where('owner', '!=', 'closed')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
