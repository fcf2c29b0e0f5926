/** What the console needs of the browser; tests put their own in its place. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  /** Resolves after so many milliseconds, or as soon as the signal is given. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export const browserSurroundings: Surroundings = {
  fetch: (...request) => fetch(...request),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    }),
  random: Math.random,
};
