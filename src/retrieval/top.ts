/**
 * The numbers of the highest scores above zero, best first, equal scores in the order of their numbers. A heap of
 * the best so far, so that the rest is never sorted.
 */
export function topNumbers(
  scores: ArrayLike<number>,
  limit: number,
  counts: (number: number) => boolean = () => true,
): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number] ?? 0;
    if (!(score > 0)) continue;
    const full = heap.length >= limit;
    if (full && (heap[0] === undefined || score <= (scores[heap[0]] ?? 0))) continue;
    if (!counts(number)) continue;
    if (full) heap[0] = number;
    else heap.push(number);
    if (full) sink(heap, worse);
    else rise(heap, worse);
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

type Worse = (a: number, b: number) => boolean;

/** Restores the heap (worst on top) after its last place was filled. */
function rise(heap: number[], worse: Worse): void {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!worse(heap[at] ?? 0, heap[above] ?? 0)) return;
    swap(heap, at, above);
    at = above;
  }
}

/** Restores the heap after its top was replaced. */
function sink(heap: number[], worse: Worse): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    if (left >= heap.length) return;
    const worst = right < heap.length && worse(heap[right] ?? 0, heap[left] ?? 0) ? right : left;
    if (!worse(heap[worst] ?? 0, heap[at] ?? 0)) return;
    swap(heap, at, worst);
    at = worst;
  }
}

function swap(heap: number[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] ?? 0, heap[a] ?? 0];
}
