import { appendAudit } from '../store/audit.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit, type ConversationContext } from './context.ts';
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

/** How long texts are kept, in days, unless the operator says otherwise. */
export const defaultRetentionDays = 180;

/** What retention emptied, or would empty, in rows. */
export interface RetentionReport {
  messages: number;
  attachments: number;
  handovers: number;
  ratings: number;
  feedback: number;
  wrapUps: number;
  suggestions: number;
  tickets: number;
  /** Events forgotten; readers that were away longer start anew. */
  events: number;
}

const dayMs = 86_400_000;
const batch = 500;

type Part = keyof RetentionReport;
type FindIds = (unit: UnitOfWork, before: number, limit: number) => Promise<string[]>;
type Empty = (unit: UnitOfWork, ids: string[], at: number) => Promise<void>;

/** Empties what is older than so many days, in small transactions; with `dryRun` only counts it. */
export async function applyRetention(
  context: ConversationContext,
  options: { days?: number; dryRun?: boolean } = {},
): Promise<RetentionReport> {
  const { days = defaultRetentionDays, dryRun = false } = options;
  const now = context.clock.now();
  const before = now - days * dayMs;
  const report: RetentionReport = {
    messages: 0,
    attachments: 0,
    handovers: 0,
    ratings: 0,
    feedback: 0,
    wrapUps: 0,
    suggestions: 0,
    tickets: 0,
    events: 0,
  };
  for (const [part, { find, empty }] of Object.entries(parts) as [Part, (typeof parts)[Part]][])
    report[part] = dryRun
      ? await context.database.transaction(async (unit) => (await find(unit, before, 1_000_000)).length)
      : await emptyInBatches(context, before, now, find, empty);
  if (!dryRun)
    await context.database.transaction((unit) =>
      appendAudit(unit.db, {
        at: now,
        actor: 'retention',
        act: 'retention.applied',
        subject: `${days} days`,
      }),
    );
  return report;
}

async function emptyInBatches(
  context: ConversationContext,
  before: number,
  now: number,
  find: FindIds,
  empty: Empty,
): Promise<number> {
  for (let emptied = 0; ;) {
    const found = await context.database.transaction(async (unit) => {
      const ids = await find(unit, before, batch);
      await empty(unit, ids, now);
      return ids.length;
    });
    emptied += found;
    if (found < batch) return emptied;
  }
}

/** What grows old, and how it is emptied. */
const parts: Record<Part, { find: FindIds; empty: Empty }> = {
  messages: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('messages')
        .select('id')
        .where('at', '<', before)
        .where('emptiedAt', 'is', null)
        .where('kind', 'not in', ['notice', 'hands'])
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
    empty: async (unit, ids, at) => {
      await emptyMessages(unit.db, ids, at);
      const rows = await unit.db
        .selectFrom('messages')
        .select('conversationId')
        .distinct()
        .where('id', 'in', ids.length === 0 ? [''] : ids)
        .execute();
      for (const { conversationId } of rows) emit(unit, 'conversation.emptied', { conversationId, at });
    },
  },
  attachments: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('attachments')
        .select('id')
        .where('at', '<', before)
        .where('bytes', 'is not', null)
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
    empty: (unit, ids) => emptyAttachments(unit.db, ids),
  },
  handovers: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('handovers')
        .select('id')
        .where('at', '<', before)
        .where('brief', 'is not', null)
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
    empty: (unit, ids) => emptyHandovers(unit.db, ids),
  },
  ratings: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('ratings')
        .select('conversationId')
        .where('at', '<', before)
        .where('comment', 'is not', null)
        .limit(limit)
        .execute();
      return rows.map((row) => row.conversationId);
    },
    empty: (unit, ids) => emptyRatings(unit.db, ids),
  },
  feedback: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('answerFeedback')
        .select('messageId')
        .where('at', '<', before)
        .where('reason', 'is not', null)
        .limit(limit)
        .execute();
      return rows.map((row) => row.messageId);
    },
    empty: (unit, ids) => emptyFeedback(unit.db, ids),
  },
  wrapUps: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('wrapUps')
        .select('conversationId')
        .where('at', '<', before)
        .where('note', 'is not', null)
        .limit(limit)
        .execute();
      return rows.map((row) => row.conversationId);
    },
    empty: (unit, ids) => emptyWrapUps(unit.db, ids),
  },
  suggestions: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('suggestions')
        .select('id')
        .where('at', '<', before)
        .where('turn', 'is not', null)
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
    empty: (unit, ids) => emptySuggestions(unit.db, ids),
  },
  /** Work that is not finished keeps what it needs. */
  tickets: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('tickets')
        .select('id')
        .where('changedAt', '<', before)
        .where('status', 'in', ['done', 'cancelled'])
        .where('emptiedAt', 'is', null)
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
    empty: (unit, ids, at) => emptyTickets(unit.db, ids, at),
  },
  events: {
    find: async ({ db }, before, limit) => {
      const rows = await db
        .selectFrom('events')
        .select('sequence')
        .where('at', '<', before)
        .orderBy('sequence')
        .limit(limit)
        .execute();
      return rows.map((row) => String(row.sequence));
    },
    empty: async ({ db }, ids) => {
      if (ids.length === 0) return;
      await db.deleteFrom('events').where('sequence', 'in', ids.map(Number)).execute();
    },
  },
};
