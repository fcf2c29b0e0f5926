import { sql, type RawBuilder } from 'kysely';
import type { StoreTransaction } from '../../../store/schema.ts';
import { above, latencyEnds, waitingEnds } from './buckets.ts';

/** One counted figure of a day. */
export interface Counted {
  readonly figure: string;
  readonly channel: string;
  readonly part: string;
  readonly number: number;
  readonly total: number;
}

/** The instants of a day, epoch milliseconds, the end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Count = (db: StoreTransaction, span: Span) => Promise<Counted[]>;

/** Where no channel can be named: questions over HTTP, tickets of the desk. */
const noChannel = 'api';

/** Everything that is counted of a day, each from its own rows. */
const counts: readonly Count[] = [
  countMessages,
  countConversations,
  countTurns,
  countHandovers,
  countRatings,
  countFeedback,
  countTickets,
  countGaps,
  countDrafts,
];

/** All figures of a day, from the rows as they are now. */
export async function countDay(db: StoreTransaction, span: Span): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const count of counts) counted.push(...(await count(db, span)));
  return summed(counted);
}

/** Rows that fall together, added up. */
function summed(rows: readonly Counted[]): Counted[] {
  const sums = new Map<string, Counted>();
  for (const row of rows) {
    if (row.number === 0) continue;
    const key = JSON.stringify([row.figure, row.channel, row.part]);
    const known = sums.get(key);
    sums.set(
      key,
      known ? { ...known, number: known.number + row.number, total: known.total + row.total } : row,
    );
  }
  return [...sums.values()];
}

/** The class a duration falls into, as SQL. */
function classOf(duration: RawBuilder<number>, ends: readonly number[]): RawBuilder<string> {
  const cases = ends.map((end) => sql`when ${duration} <= ${sql.lit(end)} then ${sql.lit(String(end))}`);
  return sql<string>`case ${sql.join(cases, sql` `)} else ${sql.lit(above)} end`;
}

async function countMessages(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversationId')
    .select((row) => ['channel', 'sender as part', row.fn.countAll<number>().as('number')])
    .where('messages.at', '>=', from)
    .where('messages.at', '<', to)
    .where('sender', '!=', 'system')
    .groupBy(['channel', 'sender'])
    .execute();
  return rows.map((row) => ({ ...row, figure: 'messages', total: 0 }));
}

async function countConversations(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const rows = await db
    .selectFrom('conversations')
    .select((row) => ['channel', 'language', 'topic', 'district', row.fn.countAll<number>().as('number')])
    .where('openedAt', '>=', from)
    .where('openedAt', '<', to)
    .groupBy(['channel', 'language', 'topic', 'district'])
    .execute();
  return rows.flatMap(({ channel, number, language, topic, district }) =>
    figuresOf(
      { channel, number },
      {
        'conversations.language': language,
        'conversations.topic': topic,
        'conversations.district': district,
      },
    ),
  );
}

/** One number under several figures; a part that is not known counts under the empty name. */
function figuresOf(
  { channel, number, total = 0 }: { channel: string; number: number; total?: number },
  parts: Readonly<Record<string, string | null>>,
): Counted[] {
  return Object.entries(parts).map(([figure, part]) => ({
    figure,
    channel,
    part: part ?? '',
    number,
    total,
  }));
}

async function countTurns(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const duration = sql<number>`coalesce(turns.milliseconds, 0)`;
  const rows = await db
    .selectFrom('turns')
    .leftJoin('messages', (join) =>
      join.onRef('messages.turnId', '=', 'turns.id').on('messages.kind', '=', 'reply'),
    )
    .leftJoin('conversations', 'conversations.id', 'messages.conversationId')
    .select((row) => [
      sql<string>`coalesce(conversations.channel, ${sql.lit(noChannel)})`.as('channel'),
      'turns.outcome',
      'turns.reason',
      'turns.language',
      'turns.topic',
      sql<number>`coalesce(turns.ai_generated, 0)`.as('ai'),
      classOf(duration, latencyEnds).as('latency'),
      row.fn.countAll<number>().as('number'),
      sql<number>`cast(sum(${duration}) as bigint)`.as('total'),
    ])
    .where('turns.at', '>=', from)
    .where('turns.at', '<', to)
    .groupBy([
      sql`coalesce(conversations.channel, ${sql.lit(noChannel)})`,
      'turns.outcome',
      'turns.reason',
      'turns.language',
      'turns.topic',
      sql`coalesce(turns.ai_generated, 0)`,
      classOf(duration, latencyEnds),
    ])
    .execute();
  return rows.flatMap(({ channel, outcome, reason, language, topic, ai, latency, number, total }) => [
    ...figuresOf(
      { channel, number },
      {
        'turns.outcome': outcome,
        'turns.language': language,
        'turns.topic': topic,
        'turns.written': ai === 1 ? 'model' : 'copied',
        ...(reason === null ? {} : { 'turns.reason': `${outcome}:${reason}` }),
      },
    ),
    { figure: 'turns.latency', channel, part: latency, number, total },
  ]);
}

async function countHandovers(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const waited = sql<number>`handovers.ended_at - handovers.at`;
  const rows = await db
    .selectFrom('handovers')
    .innerJoin('conversations', 'conversations.id', 'handovers.conversationId')
    .select((row) => [
      'channel',
      'reason',
      'ending',
      classOf(waited, waitingEnds).as('waiting'),
      row.fn.countAll<number>().as('number'),
      sql<number>`cast(coalesce(sum(${waited}), 0) as bigint)`.as('total'),
    ])
    .where('handovers.at', '>=', from)
    .where('handovers.at', '<', to)
    .groupBy(['channel', 'reason', 'ending', classOf(waited, waitingEnds)])
    .execute();
  return rows.flatMap(({ channel, reason, ending, waiting, number, total }) => [
    ...figuresOf({ channel, number }, { 'handovers.reason': reason, 'handovers.ending': ending ?? 'open' }),
    ...(ending === 'taken' ? [{ figure: 'handovers.waiting', channel, part: waiting, number, total }] : []),
  ]);
}

async function countRatings(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const rows = await db
    .selectFrom('ratings')
    .innerJoin('conversations', 'conversations.id', 'ratings.conversationId')
    .select((row) => ['channel', 'score', row.fn.countAll<number>().as('number')])
    .where('ratings.at', '>=', from)
    .where('ratings.at', '<', to)
    .groupBy(['channel', 'score'])
    .execute();
  return rows.map(({ channel, score, number }) => ({
    figure: 'ratings',
    channel,
    part: String(score),
    number,
    total: score * number,
  }));
}

/** A thumb counts on the day of the reply it is for: it may be turned later. */
async function countFeedback(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const rows = await db
    .selectFrom('answerFeedback')
    .innerJoin('messages', 'messages.id', 'answerFeedback.messageId')
    .innerJoin('conversations', 'conversations.id', 'answerFeedback.conversationId')
    .select((row) => ['channel', 'helpful', row.fn.countAll<number>().as('number')])
    .where('messages.at', '>=', from)
    .where('messages.at', '<', to)
    .groupBy(['channel', 'helpful'])
    .execute();
  return rows.map(({ channel, helpful, number }) => ({
    figure: 'feedback',
    channel,
    part: helpful === 1 ? 'helpful' : 'not-helpful',
    number,
    total: 0,
  }));
}

async function countTickets(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const rows = await db
    .selectFrom('tickets')
    .leftJoin('conversations', 'conversations.id', 'tickets.conversationId')
    .select((row) => [
      sql<string>`coalesce(conversations.channel, ${sql.lit(noChannel)})`.as('channel'),
      'tickets.kind',
      'tickets.status',
      row.fn.countAll<number>().as('number'),
    ])
    .where('createdAt', '>=', from)
    .where('createdAt', '<', to)
    .groupBy([sql`coalesce(conversations.channel, ${sql.lit(noChannel)})`, 'tickets.kind', 'tickets.status'])
    .execute();
  return rows.flatMap(({ channel, kind, status, number }) =>
    figuresOf({ channel, number }, { 'tickets.kind': kind, 'tickets.status': status }),
  );
}

async function countGaps(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const rows = await db
    .selectFrom('gapQuestions')
    .select((row) => ['source as part', row.fn.countAll<number>().as('number')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('source')
    .execute();
  return rows.map((row) => ({ ...row, figure: 'gaps', channel: noChannel, total: 0 }));
}

/** What became of the drafts for agents. */
async function countDrafts(db: StoreTransaction, { from, to }: Span): Promise<Counted[]> {
  const rows = await db
    .selectFrom('suggestions')
    .innerJoin('conversations', 'conversations.id', 'suggestions.conversationId')
    .select((row) => ['channel', 'status as part', row.fn.countAll<number>().as('number')])
    .where('suggestions.at', '>=', from)
    .where('suggestions.at', '<', to)
    .groupBy(['channel', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, figure: 'drafts', total: 0 }));
}
