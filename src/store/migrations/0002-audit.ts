import type { Dialect, Migration } from './migration.ts';

/** The audit trail; the database itself refuses to change or delete a row of it. */
export const audit: Migration = {
  number: 2,
  name: 'audit',
  statements: (dialect) => [
    "insert into counters (name, value) values ('audit', 0)",
    `create table audit (
      sequence bigint primary key,
      at bigint not null,
      actor text not null,
      act text not null,
      subject text not null,
      previous_hash text not null,
      hash text not null
    )`,
    'create index audit_by_subject on audit (subject)',
    ...refuseChanges(dialect),
  ],
};

function refuseChanges(dialect: Dialect): string[] {
  if (dialect === 'postgres')
    return [
      `create function refuse_audit_change() returns trigger language plpgsql as
        $$ begin raise exception 'the audit trail is append-only'; end $$`,
      `create trigger audit_append_only before update or delete on audit
        for each row execute function refuse_audit_change()`,
    ];
  return ['update', 'delete'].map(
    (act) => `create trigger audit_no_${act} before ${act} on audit
      begin select raise(abort, 'the audit trail is append-only'); end`,
  );
}
