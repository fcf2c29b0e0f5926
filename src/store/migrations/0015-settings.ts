import type { Migration } from './migration.ts';

/** What operators set while the service runs: every version of every setting, and who wanted it why. */
export const settings: Migration = {
  number: 15,
  name: 'settings',
  statements: () => [
    `create table settings (
      name text not null,
      version bigint not null,
      value text not null,
      at bigint not null,
      actor text not null,
      reason text,
      primary key (name, version)
    )`,
  ],
};
