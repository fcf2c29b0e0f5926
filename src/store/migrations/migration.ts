export type Dialect = 'sqlite' | 'postgres';

/**
 * One step of the schema, run once, in order of its number. A step adds and never breaks what the version
 * before it reads, so that a rolling update can run both side by side.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  statements(dialect: Dialect): string[];
}

/** The type of a column of bytes. */
export function bytesType(dialect: Dialect): string {
  return dialect === 'postgres' ? 'bytea' : 'blob';
}
