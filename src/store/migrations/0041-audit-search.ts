import type { Migration } from './migration.ts';

/** The audit trail by who acted, what was done and when, newest first, so that no question reads all of it. */
export const auditSearch: Migration = {
  number: 41,
  name: 'audit-search',
  statements: () => [
    'drop index audit_by_subject',
    'create index audit_by_subject on audit (subject, sequence)',
    'create index audit_by_actor on audit (actor, sequence)',
    'create index audit_by_act on audit (act, sequence)',
    'create index audit_by_time on audit (at)',
  ],
};
