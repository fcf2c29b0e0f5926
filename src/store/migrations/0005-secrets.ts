import type { Migration } from './migration.ts';

/** Secrets that were made once and are the same for every process. */
export const secrets: Migration = {
  number: 5,
  name: 'secrets',
  statements: () => ['create table secrets (name text primary key, value text not null)'],
};
