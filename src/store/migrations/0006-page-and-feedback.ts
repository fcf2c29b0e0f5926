import type { Migration } from './migration.ts';

/** The page a conversation began on, and why an answer did not help. */
export const pageAndFeedback: Migration = {
  number: 6,
  name: 'page-and-feedback',
  statements: () => [
    'alter table conversations add column page text',
    'alter table answer_feedback add column reason text',
  ],
};
