import { useEffect, useState } from 'preact/hooks';
import { useConsole } from './console.ts';

/** The clock of the service, as far as this page knows it. */
export interface ServiceClock {
  readonly now: () => number;
  /** Sets it by an instant that an answer of the service carried. */
  readonly set: (at: number) => void;
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
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      draw((times) => times + 1);
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs, clock]);
  return clock.now();
}
