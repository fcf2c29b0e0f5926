import type { Migration } from './migration.ts';

/** Drafts for agents, and what became of them. */
export const suggestions: Migration = {
  number: 12,
  name: 'suggestions',
  statements: () => [
    `create table suggestions (
      id text primary key,
      conversation_id text not null,
      message_id text not null,
      agent_id text,
      at bigint not null,
      status text not null,
      turn text,
      meaning text,
      settled_at bigint,
      settled_by text,
      sent_message_id text,
      edit_distance bigint,
      reject_reason text,
      reject_note text
    )`,
    'create unique index suggestions_by_message on suggestions (message_id)',
    'create index suggestions_by_conversation on suggestions (conversation_id, at)',
    'create index suggestions_by_time on suggestions (at)',
  ],
};
