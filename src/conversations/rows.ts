/** The columns that hold something, without those named: a row on its way to a type with optional fields. */
export function presentColumns(row: object, without: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([column, value]) => value !== null && !without.includes(column)),
  );
}
