/** The door a path leads through, of those that are told apart; `other` for all else, so that no label grows with what callers send. */
export function doorOf(path: string, doors: readonly string[]): string {
  return doors.find((door) => path === door || path.startsWith(`${door}/`)) ?? 'other';
}
