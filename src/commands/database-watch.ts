import type { Clock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';

/** Whether the state database answers. */
export interface DatabaseWatch {
  /** Milliseconds since it last answered. */
  silentMs(): number;
  /** It has been silent for longer than a moment: longer than a fail-over of a connection takes. */
  isAway(): boolean;
  stop(): void;
}

/** How long a silence is still a moment. */
const momentMs = 5_000;
const everyMs = 1_000;

/** Asks the database every second; the last question has to be answered before the next. */
export function watchDatabase(database: Pick<StateDatabase, 'ping'>, clock: Clock): DatabaseWatch {
  let answeredAt = clock.now();
  let asking = false;
  const ask = (): void => {
    if (asking) return;
    asking = true;
    database
      .ping()
      .then(() => (answeredAt = clock.now()))
      .catch(() => undefined)
      .finally(() => (asking = false));
  };
  const timer = setInterval(ask, everyMs).unref();
  const silentMs = (): number => clock.now() - answeredAt;
  return {
    silentMs,
    isAway: () => silentMs() > momentMs,
    stop: () => {
      clearInterval(timer);
    },
  };
}
