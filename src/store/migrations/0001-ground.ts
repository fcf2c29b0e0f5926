import type { Migration } from './migration.ts';

/** The event log with its counter, leases, and the turns with their evidence. */
export const ground: Migration = {
  number: 1,
  name: 'ground',
  statements: () => [
    'create table counters (name text primary key, value bigint not null)',
    "insert into counters (name, value) values ('events', 0)",
    `create table events (
      sequence bigint primary key,
      name text not null,
      conversation_id text,
      subject text,
      at bigint not null
    )`,
    'create index events_by_conversation on events (conversation_id, sequence)',
    `create table leases (
      name text primary key,
      holder text not null,
      term bigint not null,
      until bigint not null
    )`,
    `create table turns (
      id text primary key,
      at bigint not null,
      outcome text not null,
      reason text,
      language text not null,
      topic text,
      confidence double precision not null,
      release bigint not null,
      body text not null
    )`,
    'create index turns_by_time on turns (at)',
  ],
};
