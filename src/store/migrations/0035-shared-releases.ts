import { bytesType, type Migration } from './migration.ts';

/** The releases of several machines: which files belong to each, and their bytes by hash. */
export const sharedReleases: Migration = {
  number: 35,
  name: 'shared-releases',
  statements: (dialect) => [
    `create table release_files (
      release bigint not null,
      path text not null,
      sha256 text not null,
      size bigint not null,
      primary key (release, path)
    )`,
    `create table release_chunks (
      sha256 text not null,
      place integer not null,
      bytes ${bytesType(dialect)} not null,
      primary key (sha256, place)
    )`,
  ],
};
