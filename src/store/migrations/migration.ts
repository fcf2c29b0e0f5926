/** What the two dialects name differently. */
export interface ColumnTypes {
  bytes: 'blob' | 'bytea';
}

/**
 * One step of the schema, run once, in order of its number. Statements run in both dialects. A step adds and
 * never breaks what the version before it reads, so that a rolling update can run both side by side.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  statements(types: ColumnTypes): string[];
}
