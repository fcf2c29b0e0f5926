import { createHash } from 'node:crypto';
import type { StateDatabase } from '../store/database.ts';
import { appendAudit } from '../store/audit.ts';
import type { StoreTransaction } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { Clock } from '../platform/clock.ts';
import { turnSchema } from '../consultation/turn.ts';
import { eraseTraces, exportTraces, type ChannelTraces } from './reach/traces.ts';
import { forgetGapQuestions } from './gaps.ts';
import { generatedLabel, holdsGenerated, type GeneratedLabel } from './generated-label.ts';
import {
  emptyAttachments,
  emptyFeedback,
  emptyHandovers,
  emptyMessages,
  emptyRatings,
  emptySuggestions,
  emptyTickets,
  emptyWrapUps,
} from './emptying.ts';

/** Everything kept about one visitor, as plain data; bytes are base64. */
export interface VisitorExport {
  /** There where a model wrote or translated something of it. */
  AIGC?: GeneratedLabel;
  visitor: string;
  conversations: {
    conversation: object;
    messages: object[];
    handovers: object[];
    attachments: object[];
    rating: object[];
    feedback: object[];
    wrapUp: object[];
    suggestions: object[];
  }[];
  tickets: object[];
  /** What the channel keeps of deliveries, in WeChat. */
  wechat: ChannelTraces;
}

/** What an erasure emptied, in rows. */
export interface ErasureReport {
  conversations: number;
  messages: number;
  attachments: number;
  tickets: number;
}

interface PrivacyContext {
  database: StateDatabase;
  clock: Clock;
  newId: () => string;
  /** The office's name, for the label of what a model wrote. */
  office?: string | undefined;
}

/** Gathers everything kept about a visitor. Leaves a trace in the audit trail, by hash. */
export async function exportVisitor(context: PrivacyContext, visitorId: string): Promise<VisitorExport> {
  return context.database.transaction(async ({ db }) => {
    const conversations = await db
      .selectFrom('conversations')
      .selectAll()
      .where('visitorId', '=', visitorId)
      .orderBy('openedAt')
      .execute();
    const exported: VisitorExport = {
      visitor: visitorId,
      conversations: [],
      tickets: await ticketsOf(
        db,
        visitorId,
        conversations.map((row) => row.id),
      ),
      wechat: await exportTraces(db, visitorId),
    };
    for (const conversation of conversations)
      exported.conversations.push({ conversation, ...(await partsOf(db, conversation.id)) });
    await note(context, db, 'privacy.exported', visitorId);
    const isGenerated = exported.conversations.some(({ messages, handovers, suggestions }) =>
      holdsGenerated([...messages, ...handovers, ...suggestions]),
    );
    return isGenerated ? { AIGC: generatedLabel(context.office, context.newId()), ...exported } : exported;
  });
}

/**
 * Empties everything a visitor wrote and gave, and cuts the tie between the rows that remain and the visitor.
 * Erasing again finds nothing. Leaves a trace in the audit trail, by hash.
 */
export async function eraseVisitor(context: PrivacyContext, visitorId: string): Promise<ErasureReport> {
  return context.database.transaction(async (unit) => {
    const { db } = unit;
    const at = context.clock.now();
    const rows = await db
      .selectFrom('conversations')
      .select('id')
      .where('visitorId', '=', visitorId)
      .execute();
    const report = { conversations: rows.length, messages: 0, attachments: 0, tickets: 0 };
    const tickets = await ticketsOf(
      db,
      visitorId,
      rows.map((row) => row.id),
    );
    await emptyTickets(
      db,
      tickets.map((ticket) => ticket.id),
      at,
    );
    report.tickets = tickets.length;
    for (const { id } of tickets) unit.emit({ name: 'ticket.changed', subject: id, at });
    for (const { id } of rows) {
      const emptied = await eraseConversation(unit, id, at);
      report.messages += emptied.messages;
      report.attachments += emptied.attachments;
    }
    await eraseTraces(db, visitorId, at);
    await db
      .updateTable('conversations')
      .set({ visitorId: `erased-${context.newId()}`, event: null, page: null, district: null })
      .where('visitorId', '=', visitorId)
      .execute();
    await note(context, db, 'privacy.erased', visitorId);
    return report;
  });
}

async function eraseConversation(
  unit: UnitOfWork,
  id: string,
  at: number,
): Promise<{ messages: number; attachments: number }> {
  const { db } = unit;
  const messages = await db
    .selectFrom('messages')
    .select(['id', 'turnId'])
    .where('conversationId', '=', id)
    .execute();
  const attachments = await db
    .selectFrom('attachments')
    .select('id')
    .where('conversationId', '=', id)
    .execute();
  const handovers = await db.selectFrom('handovers').select('id').where('conversationId', '=', id).execute();
  const suggestions = await db
    .selectFrom('suggestions')
    .select('id')
    .where('conversationId', '=', id)
    .execute();
  const turnIds = messages.flatMap((row) => (row.turnId === null ? [] : [row.turnId]));
  const words = await emptyTurns(db, turnIds);
  await forgetGapQuestions(db, { turnIds, messageIds: messages.map((row) => row.id), words });
  await emptyMessages(
    db,
    messages.map((row) => row.id),
    at,
  );
  await emptyAttachments(
    db,
    attachments.map((row) => row.id),
  );
  await emptyHandovers(
    db,
    handovers.map((row) => row.id),
  );
  await emptyRatings(db, [id]);
  await emptyFeedback(
    db,
    messages.map((row) => row.id),
  );
  await emptyWrapUps(db, [id]);
  await emptySuggestions(
    db,
    suggestions.map((row) => row.id),
  );
  unit.emit({ name: 'conversation.emptied', conversationId: id, at });
  return { messages: messages.length, attachments: attachments.length };
}

/** Turns hold masked text only; at the visitor's wish that goes as well, and the outcome remains. Answers what they held. */
async function emptyTurns(db: StoreTransaction, ids: readonly string[]): Promise<string[]> {
  const words: string[] = [];
  for (const id of ids) {
    const row = await db.selectFrom('turns').select(['id', 'body']).where('id', '=', id).executeTakeFirst();
    if (row === undefined) continue;
    const turn = turnSchema.parse(JSON.parse(row.body));
    words.push(turn.question, turn.query ?? '');
    const reply = { lines: [], citations: [], choices: [], notices: [], aiGenerated: turn.reply.aiGenerated };
    const body = JSON.stringify({ ...turn, question: '', query: '', history: [], reply });
    await db.updateTable('turns').set({ body }).where('id', '=', row.id).execute();
  }
  return words;
}

async function partsOf(
  db: StoreTransaction,
  id: string,
): Promise<Omit<VisitorExport['conversations'][number], 'conversation'>> {
  const attachments = await db
    .selectFrom('attachments')
    .selectAll()
    .where('conversationId', '=', id)
    .execute();
  return {
    messages: await db
      .selectFrom('messages')
      .selectAll()
      .where('conversationId', '=', id)
      .orderBy('sequence')
      .execute(),
    handovers: await db.selectFrom('handovers').selectAll().where('conversationId', '=', id).execute(),
    attachments: attachments.map((row) => ({
      ...row,
      bytes: row.bytes === null ? null : Buffer.from(row.bytes).toString('base64'),
    })),
    rating: await db.selectFrom('ratings').selectAll().where('conversationId', '=', id).execute(),
    feedback: await db.selectFrom('answerFeedback').selectAll().where('conversationId', '=', id).execute(),
    wrapUp: await db.selectFrom('wrapUps').selectAll().where('conversationId', '=', id).execute(),
    suggestions: await db.selectFrom('suggestions').selectAll().where('conversationId', '=', id).execute(),
  };
}

async function ticketsOf(
  db: StoreTransaction,
  visitorId: string,
  conversationIds: readonly string[],
): Promise<{ id: string }[]> {
  return db
    .selectFrom('tickets')
    .selectAll()
    .where((row) =>
      row.or([
        row('visitorId', '=', visitorId),
        row('conversationId', 'in', conversationIds.length === 0 ? [''] : conversationIds),
      ]),
    )
    .execute();
}

async function note(
  context: PrivacyContext,
  db: StoreTransaction,
  act: string,
  visitorId: string,
): Promise<void> {
  const subject = createHash('sha256').update(visitorId).digest('hex');
  await appendAudit(db, { at: context.clock.now(), actor: 'privacy', act, subject });
}
