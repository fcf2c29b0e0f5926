import { ticketStatuses, type TicketStatus } from '../conversations/ticket.ts';
import type { Clock } from '../platform/clock.ts';
import type { LiveFigure } from '../server/metrics.ts';
import type { TrustWatch } from './trust.ts';
import type { StateDatabase } from '../store/database.ts';

/** A figure without labels. */
const only = (value: number): ReadonlyMap<string, number> => new Map([['', value]]);

/** Tickets in these are work to do. */
const unfinished = (Object.keys(ticketStatuses) as TicketStatus[]).filter(
  (status) => status !== 'done' && status !== 'cancelled',
);

/**
 * What is looked up when somebody reads the metrics. The first three are of the whole service, the same on every process: take
 * the maximum over processes, not the sum.
 */
export function liveFigures(
  database: StateDatabase,
  clock: Clock,
  streams: () => number,
  trust: Pick<TrustWatch, 'current'>,
): LiveFigure[] {
  const { store, events } = database;
  const counted = (rows: readonly { name: string; count: number }[]): ReadonlyMap<string, number> =>
    new Map(rows.map(({ name, count }) => [name, count]));
  return [
    {
      name: 'tongda_queue',
      help: 'Conversations that wait for an agent, in the whole service.',
      label: 'channel',
      read: async () =>
        counted(
          await store
            .selectFrom('conversations')
            .select((row) => ['channel as name', row.fn.countAll<number>().as('count')])
            .where('owner', '=', 'queue')
            .groupBy('channel')
            .execute(),
        ),
    },
    {
      name: 'tongda_conversations',
      help: 'Conversations that are not closed, in the whole service.',
      label: 'owner',
      read: async () =>
        counted(
          await store
            .selectFrom('conversations')
            .select((row) => ['owner as name', row.fn.countAll<number>().as('count')])
            .where('owner', 'in', ['assistant', 'queue', 'agent'])
            .groupBy('owner')
            .execute(),
        ),
    },
    {
      name: 'tongda_tickets',
      help: 'Tickets that are work to do, and those of them whose time is over, in the whole service.',
      label: 'state',
      read: async () => {
        const open = store
          .selectFrom('tickets')
          .select((row) => row.fn.countAll<number>().as('count'))
          .where('status', 'in', unfinished);
        const all = await open.executeTakeFirstOrThrow();
        const overdue = await open.where('dueAt', '<', clock.now()).executeTakeFirstOrThrow();
        return new Map([
          ['open', all.count],
          ['overdue', overdue.count],
        ]);
      },
    },
    {
      name: 'tongda_promise',
      help: 'Whether the share of wrong answers operators set is promised, and whether visitors or agents contradict it; 1 for yes.',
      label: 'what',
      read: () => {
        const { point, drift } = trust.current();
        return new Map([
          ['promised', Number(point.promised)],
          ['contradicted', Number(drift?.contradicted ?? false)],
        ]);
      },
    },
    {
      name: 'tongda_streams',
      help: 'Open streams of visitors on this process.',
      read: () => only(streams()),
    },
    {
      name: 'tongda_events_behind',
      help: 'Events that were written and not yet told on this process.',
      read: async () => only(Math.max(0, (await events.latest()) - events.delivered())),
    },
    {
      name: 'tongda_database_ping_seconds',
      help: 'Time for the state database to answer; missing while it does not.',
      read: async () => {
        const startedAt = performance.now();
        await database.ping();
        return only((performance.now() - startedAt) / 1_000);
      },
    },
  ];
}
