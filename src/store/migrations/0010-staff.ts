import type { Migration } from './migration.ts';

/** The people of the desk: accounts, sessions, one-time links, failed attempts to sign in. */
export const staff: Migration = {
  number: 10,
  name: 'staff',
  statements: () => [
    `create table staff (
      id text primary key,
      username text not null,
      name text not null,
      roles text not null,
      skills text not null,
      password_hash text,
      active integer not null,
      created_at bigint not null
    )`,
    'create unique index staff_by_username on staff (username)',
    `create table staff_sessions (
      token_hash text primary key,
      staff_id text not null,
      created_at bigint not null,
      seen_at bigint not null
    )`,
    'create index staff_sessions_of on staff_sessions (staff_id)',
    'create index staff_sessions_by_seen on staff_sessions (seen_at)',
    `create table staff_links (
      token_hash text primary key,
      purpose text not null,
      staff_id text,
      roles text not null,
      made_by text not null,
      created_at bigint not null,
      expires_at bigint not null,
      used_at bigint
    )`,
    'create index staff_links_of on staff_links (staff_id)',
    `create table sign_in_attempts (
      who text primary key,
      failures integer not null,
      last_at bigint not null,
      free_at bigint not null
    )`,
  ],
};
