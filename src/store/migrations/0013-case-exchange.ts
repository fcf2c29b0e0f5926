import type { Migration } from './migration.ts';

/** Cases given to 12345 or an authority: to whom, under which number, what waits to be sent, what came in. */
export const caseExchange: Migration = {
  number: 13,
  name: 'case-exchange',
  statements: () => [
    'alter table tickets add column authority text',
    'alter table tickets add column external_id text',
    'alter table tickets add column client_id text',
    'create unique index tickets_by_client on tickets (client_id) where client_id is not null',
    'create index tickets_by_assignee on tickets (assignee) where assignee is not null',
    `create table case_deliveries (
      id text primary key,
      ticket_id text not null,
      sequence bigint not null,
      at bigint not null,
      act text not null,
      status text not null,
      attempts integer not null,
      next_at bigint,
      delivered_at bigint,
      last_error text,
      body text
    )`,
    'create unique index case_deliveries_in_order on case_deliveries (ticket_id, sequence)',
    "create index case_deliveries_waiting on case_deliveries (next_at) where status = 'waiting'",
    'create table case_news (id text primary key, at bigint not null)',
  ],
};
