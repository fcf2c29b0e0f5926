import type { Migration } from './migration.ts';

/** Figures a day, added up from the rows they are of, and the columns of turns that they need. */
export const figures: Migration = {
  number: 17,
  name: 'figures',
  statements: () => [
    'alter table turns add column milliseconds bigint',
    'alter table turns add column ai_generated integer',
    `create table daily_figures (
      day bigint not null,
      figure text not null,
      channel text not null,
      part text not null,
      number bigint not null,
      total bigint not null,
      primary key (day, figure, channel, part)
    )`,
    'create index conversations_by_opening on conversations (opened_at)',
    'create index tickets_by_creation on tickets (created_at)',
    "insert into counters (name, value) values ('figures.event', 0)",
    "insert into counters (name, value) values ('figures.at', 0)",
  ],
};
