import type { AuditFilter } from '../../wire/audit.ts';

export const filterFields = ['actor', 'act', 'subject', 'from', 'to'] as const;

/** The filter as addresses carry it; fields that do not matter are missing. */
export type Filter = { readonly [Field in keyof AuditFilter]: string | undefined };

/** The filter of an address. */
export function filterIn(query: URLSearchParams): Filter {
  return Object.fromEntries(
    filterFields.flatMap((field) => {
      const value = query.get(field) ?? '';
      return value === '' ? [] : [[field, value]];
    }),
  );
}

/** The address of what fits a filter, from below a sequence on. */
export function pathOf(filter: Filter, before?: number): string {
  const query = new URLSearchParams();
  for (const field of filterFields) {
    const value = filter[field];
    if (value !== undefined && value !== '') query.set(field, value);
  }
  if (before !== undefined) query.set('before', String(before));
  const text = query.toString();
  return text === '' ? 'audit' : `audit?${text}`;
}
