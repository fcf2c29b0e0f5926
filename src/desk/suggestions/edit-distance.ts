/** Texts that differ in more signs than this are told by the longer length instead, which is an upper bound. */
const longest = 3_000;

/**
 * How many signs have to be added, taken away or changed to make one text of the other (V. I. Levenshtein, 1966), in
 * Unicode code points. What both texts begin and end with costs nothing.
 */
export function editDistance(one: string, other: string): number {
  const [a, b] = withoutCommonEnds(Array.from(one), Array.from(other));
  if (a.length === 0 || b.length === 0) return Math.max(a.length, b.length);
  if (Math.max(a.length, b.length) > longest) return Math.max(a.length, b.length);
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, sign] of a.entries()) {
    const current = [row + 1];
    for (const [column, counterpart] of b.entries()) {
      const changed = (previous[column] ?? 0) + (sign === counterpart ? 0 : 1);
      current.push(Math.min(changed, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function withoutCommonEnds(one: string[], other: string[]): [string[], string[]] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}
