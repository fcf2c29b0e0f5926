/** The text of a form's field; empty for one that is not there or holds a file. */
export function fieldText(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
