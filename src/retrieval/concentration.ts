import type { Document } from '../knowledge/document.ts';

/** How many of the best hits are looked at. */
export const hitsCompared = 10;

/** Share of these documents, one for each hit, that speak of one matter; 0 without hits. */
export function concentrationOf(documents: readonly Pick<Document, 'id' | 'topics'>[]): number {
  const matters = new Map<string, number>();
  for (const { id, topics } of documents) {
    const matter = topics[0] ?? id;
    matters.set(matter, (matters.get(matter) ?? 0) + 1);
  }
  return Math.max(0, ...matters.values()) / hitsCompared;
}
