import type { Question } from '../questions.ts';

/** The records and entries a question expects. */
export function expectedIds({ expected }: Question): string[] {
  return [...(expected.records ?? []), ...(expected.entries ?? [])];
}

/** A number from 0 to `count` − 1 for every entry; entries that one question expects together get the same. */
export function foldsOfEntries(
  questions: readonly Question[],
  entries: readonly string[],
  count: number,
): Map<string, number> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? id;
    return parent === id ? id : rootOf(parent);
  };
  for (const entry of entries) parents.set(entry, entry);
  for (const question of questions) {
    const [first, ...others] = expectedIds(question);
    if (first === undefined) continue;
    parents.set(first, rootOf(first));
    for (const id of others) parents.set(rootOf(id), rootOf(first));
  }
  const roots = [...new Set([...parents.keys()].map(rootOf))].sort();
  const places = new Map(roots.map((root, place) => [root, place % count]));
  return new Map([...parents.keys()].map((id) => [id, places.get(rootOf(id)) ?? 0]));
}
