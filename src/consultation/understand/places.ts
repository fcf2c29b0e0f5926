/** Places whose own rules and offices stand beside those of the nation and the city, by the names people use. */
const names: readonly (readonly [id: string, pattern: RegExp])[] = [
  ['pudong', /浦东|pudong/],
  ['lingang', /临港|lin-?gang/],
  ['yangtze-delta', /长三角|yangtze/],
];

/** The places a normalised text names. */
export function placesIn(normalised: string): ReadonlySet<string> {
  return new Set(names.flatMap(([id, pattern]) => (pattern.test(normalised) ? [id] : [])));
}
