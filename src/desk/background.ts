/** Work that nobody waits for, until the desk is closed. */
export interface Background {
  /** Lets work run; what it throws is reported. */
  run(work: () => Promise<unknown>): void;
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>;
}

export function createBackground(report: (error: unknown) => void): Background {
  const running = new Set<Promise<unknown>>();
  return {
    run: (work) => {
      const done = work()
        .catch(report)
        .finally(() => running.delete(done));
      running.add(done);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
