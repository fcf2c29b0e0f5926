/** What is wrong with a field: nothing was written, or no telephone number. */
export type Fault = 'missing' | 'phone-wrong';

export interface FieldRule {
  readonly name: string;
  readonly required: boolean;
  readonly phone?: boolean;
}

/** A telephone number as the service takes it. */
const phone = /^\+?[0-9][0-9 ()-]{4,29}$/;

/** The written values, trimmed and without empty ones, and the faults by field. */
export function checkForm(
  rules: readonly FieldRule[],
  written: ReadonlyMap<string, string>,
): { values: Record<string, string>; faults: Partial<Record<string, Fault>> } {
  const values: Record<string, string> = {};
  const faults: Partial<Record<string, Fault>> = {};
  for (const rule of rules) {
    const value = (written.get(rule.name) ?? '').trim();
    if (value !== '') values[rule.name] = value;
    if (value === '' && rule.required) faults[rule.name] = 'missing';
    else if (value !== '' && rule.phone === true && !phone.test(value)) faults[rule.name] = 'phone-wrong';
  }
  return { values, faults };
}
