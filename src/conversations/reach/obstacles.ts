/** Why messages do not get to a visitor. */
export const reachObstacles = [
  'window-over',
  'quota-used',
  'unfollowed',
  'not-permitted',
  'unknown-visitor',
  /** The platform could not take the message, however often it was tried. */
  'platform-busy',
] as const;
export type ReachObstacle = (typeof reachObstacles)[number];
