/** Rows made equally long with empty cells; rows and columns without any text are left out. */
export function evenRows(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const even = rows
    .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
    .filter((row) => row.some((cell) => cell !== ''));
  const filled = Array.from({ length: width }, (_, column) => even.some((row) => row[column] !== ''));
  return even.map((row) => row.filter((_, column) => filled[column]));
}
