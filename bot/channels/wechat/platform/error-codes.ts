/** Why a visitor cannot be reached at the moment. */
export type Obstacle = 'window-over' | 'quota-used' | 'unfollowed' | 'not-permitted' | 'unknown-visitor';

/** What an error code of the platform asks for (its list of global return codes). */
export type Treatment =
  /** Get a new token and try once more. */
  | { kind: 'token' }
  /** Nothing was done; wait and try again. */
  | { kind: 'busy'; waitMs: number }
  /** Nothing was done, and this visitor cannot be reached. */
  | { kind: 'obstacle'; obstacle: Obstacle }
  /** Nothing was done, and trying again changes nothing. */
  | { kind: 'refused' };

const token = { kind: 'token' } as const;
const busy = (seconds: number) => ({ kind: 'busy', waitMs: seconds * 1_000 }) as const;
const obstacle = (which: Obstacle) => ({ kind: 'obstacle', obstacle: which }) as const;

const treatments: Readonly<Record<number, Treatment>> = {
  [-1]: busy(1),
  40001: token,
  40014: token,
  42001: token,
  /** So many calls a day, or a minute. */
  45009: busy(60),
  45011: busy(10),
  45015: obstacle('window-over'),
  45047: obstacle('quota-used'),
  43004: obstacle('unfollowed'),
  43005: obstacle('unfollowed'),
  48001: obstacle('not-permitted'),
  40003: obstacle('unknown-visitor'),
};

/** What to do about an error code; codes not named here are refusals. */
export function treatmentOf(code: number): Treatment {
  return treatments[code] ?? { kind: 'refused' };
}

/** What an operator does about codes that name a fault of the set-up. */
export const remedies: Readonly<Record<number, string>> = {
  40001: 'WECHAT_APP_SECRET is not the secret of this account, or was reset in the console',
  40013: 'WECHAT_APP_ID is not an app id',
  40125: 'WECHAT_APP_SECRET is not the secret of this account',
  40164: "this server's address is not in the console's IP allow-list",
  61004: "this server's address is not in the console's IP allow-list",
  48001: 'the account has no permission for this interface: it must be verified',
  45009: "the day's calls are used up; they begin anew at midnight, or can be reset once in the console",
};
