import type { Migration } from './migration.ts';

/** What agents do with conversations: status and capacity, what was read, how it ended, and who took part. */
export const agents: Migration = {
  number: 11,
  name: 'agents',
  statements: () => [
    "alter table agent_presence add column status text not null default 'available'",
    'alter table agent_presence add column capacity integer not null default 5',
    `create table wrap_ups (
      conversation_id text primary key,
      at bigint not null,
      agent_id text not null,
      topic text not null,
      hotline_function text not null,
      result text not null,
      note text
    )`,
    'create index wrap_ups_by_time on wrap_ups (at)',
    `create table conversation_reads (
      conversation_id text not null,
      staff_id text not null,
      through bigint not null,
      primary key (conversation_id, staff_id)
    )`,
    "create index messages_of_takes on messages (agent_id, conversation_id) where kind = 'hands'",
    'create index conversations_by_close on conversations (closed_at) where closed_at is not null',
  ],
};
