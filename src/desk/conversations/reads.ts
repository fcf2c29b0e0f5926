import type { Store, StoreTransaction } from '../../store/schema.ts';

/** Notes up to which sequence a person has read; never goes back. */
export async function noteRead(
  db: StoreTransaction,
  conversationId: string,
  staffId: string,
  through: number,
): Promise<void> {
  await db
    .insertInto('conversationReads')
    .values({ conversationId, staffId, through })
    .onConflict((conflict) =>
      conflict
        .columns(['conversationId', 'staffId'])
        .doUpdateSet({ through })
        .where('conversationReads.through', '<', through),
    )
    .execute();
}

/** Up to which sequence a person has read; 0 before anything. */
export async function readThrough(db: Store, conversationId: string, staffId: string): Promise<number> {
  const row = await db
    .selectFrom('conversationReads')
    .select('through')
    .where('conversationId', '=', conversationId)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return row?.through ?? 0;
}

/** How many messages of the visitor a person has not read, by conversation. */
export async function unreadCounts(
  db: Store,
  conversationIds: readonly string[],
  staffId: string,
): Promise<ReadonlyMap<string, number>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('messages')
    .leftJoin('conversationReads', (join) =>
      join
        .onRef('conversationReads.conversationId', '=', 'messages.conversationId')
        .on('conversationReads.staffId', '=', staffId),
    )
    .select((row) => ['messages.conversationId', row.fn.countAll<number>().as('unread')])
    .where('messages.conversationId', 'in', conversationIds)
    .where('messages.sender', '=', 'visitor')
    .where((row) =>
      row.or([
        row('conversationReads.through', 'is', null),
        row('messages.sequence', '>', row.ref('conversationReads.through')),
      ]),
    )
    .groupBy('messages.conversationId')
    .execute();
  return new Map(rows.map(({ conversationId, unread }) => [conversationId, unread]));
}
