/** How long to wait between tries, in milliseconds: doubled each time up to a limit. */
export interface Backoff {
  firstMs: number;
  limitMs: number;
}

/** The wait before the try with this number (1 is the first repetition), without chance. */
export function backoffDelay(backoff: Backoff, repetition: number): number {
  return Math.min(backoff.limitMs, backoff.firstMs * 2 ** Math.min(repetition - 1, 30));
}

/** Resolves after so many milliseconds, at once with `false` when the signal is or gets aborted. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve(false);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve(true);
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
