/** One list of a merge, best first. */
export interface MergeList<Item> {
  readonly items: readonly Item[];
  /** How strongly the list speaks of the question, from 0 to 1: its best item keeps this share of its score. */
  readonly strength: number;
  readonly score: (item: Item) => number;
}

/** Every list that has anything to say gets at least this share of the places. */
const quota = 0.25;

/** Items of several lists in one, best first, each list's quota kept. Scores are shares of the strongest list's. */
export function merge<Item>(
  lists: readonly MergeList<Item>[],
  limit: number,
): { item: Item; score: number }[] {
  const strongest = Math.max(...lists.map(({ strength }) => strength), 0) || 1;
  const least = Math.ceil(limit * quota);
  const queues = lists.map(({ items, strength, score }) =>
    items.map((item) => ({ item, score: (score(item) * strength) / strongest })),
  );
  const secured = queues.flatMap((queue) => queue.slice(0, least));
  const others = queues.flatMap((queue) => queue.slice(least)).sort(byScore);
  const room = Math.max(0, limit - secured.length);
  return [...secured, ...others.slice(0, room)].sort(byScore).slice(0, limit);
}

function byScore(a: { score: number }, b: { score: number }): number {
  return b.score - a.score;
}
