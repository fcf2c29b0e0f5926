/** Time that passes only when a test says so. */
export interface VirtualTime {
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The device sleeps: the clock goes on, and timers wait for as long again as they had to. */
  readonly sleep: (milliseconds: number) => void;
  /** Lets so much time pass, timer by timer, and everything that follows from each. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

interface Timer {
  at: number;
  readonly ring: () => void;
}

export function virtualTime(): VirtualTime {
  let now = 1_000_000;
  let timers: Timer[] = [];
  return {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const end = () => {
          timers = timers.filter((each) => each !== timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer: Timer = { at: now + milliseconds, ring: end };
        if (signal.aborted) {
          resolve();
          return;
        }
        timers.push(timer);
        signal.addEventListener('abort', end);
      }),
    sleep: (milliseconds) => {
      now += milliseconds;
      for (const timer of timers) timer.at += milliseconds;
    },
    pass: async (milliseconds) => {
      const until = now + milliseconds;
      await settled();
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = next.at;
        timers = timers.filter((each) => each !== next);
        next.ring();
        await settled();
      }
      now = until;
    },
  };
}

/** Resolves once promises that wait for nothing else have run out. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}
