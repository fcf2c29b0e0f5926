import type { Migration } from './migration.ts';

/**
 * What the desk adds to the knowledge base: versions of its entries, candidates on their way there, approvals of other
 * documents, and questions that the knowledge base could not answer. The words of a question stay where they are kept: in
 * its turn or its message.
 */
export const knowledgeWork: Migration = {
  number: 16,
  name: 'knowledge-work',
  statements: () => [
    `create table desk_entries (
      path text not null,
      version bigint not null,
      text text,
      at bigint not null,
      actor text not null,
      candidate_id text,
      primary key (path, version)
    )`,
    `create table approvals (
      document_id text primary key,
      content_hash text not null,
      at bigint not null,
      actor text not null,
      checked_on text not null
    )`,
    `create table candidates (
      id text primary key,
      name text not null,
      status text not null,
      version bigint not null,
      draft text not null,
      origin text not null,
      ai_generated integer not null,
      created_at bigint not null,
      created_by text not null,
      changed_at bigint not null,
      changed_by text not null,
      history text not null,
      problems text not null,
      release bigint
    )`,
    'create index candidates_by_status on candidates (status, changed_at)',
    `create table gaps (
      id text primary key,
      status text not null,
      version bigint not null,
      first_at bigint not null,
      last_at bigint not null,
      language text not null,
      topic text,
      tokens text not null,
      evidence text not null,
      candidate_id text,
      closed_at bigint,
      closed_by text,
      close_note text
    )`,
    'create index gaps_by_status on gaps (status, last_at)',
    `create table gap_questions (
      id text primary key,
      turn_id text,
      message_id text,
      source text not null,
      at bigint not null,
      language text not null,
      topic text,
      gap_id text
    )`,
    'create index gap_questions_of_turn on gap_questions (turn_id)',
    'create index gap_questions_of_gap on gap_questions (gap_id, at)',
    'create index gap_questions_new on gap_questions (at) where gap_id is null',
    'create index gap_questions_by_time on gap_questions (at)',
    `create table publications (
      id text primary key,
      at bigint not null,
      actor text not null,
      act text not null,
      reason text,
      outcome text not null,
      release bigint,
      problems text not null
    )`,
    'create index publications_by_time on publications (at)',
    "insert into counters (name, value) values ('knowledge.wanted', 0)",
    "insert into counters (name, value) values ('knowledge.done', 0)",
  ],
};
