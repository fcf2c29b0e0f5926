import { useEffect, useState } from 'preact/hooks';
import { useConsole } from './console.ts';

/** The clock of the service, as far as this page knows it. */
export interface ServiceClock {
  readonly now: () => number;
  /** Sets it by an instant that an answer of the service carried. */
  set(at: number): void;
}

export function createServiceClock(): ServiceClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    set: (at) => {
      ahead = at - Date.now();
    },
  };
}

/** The instant of the service, drawn anew so often. */
export function useNow(everyMs: number): number {
  const { clock } = useConsole();
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs, clock]);
  return Math.max(now, clock.now());
}
