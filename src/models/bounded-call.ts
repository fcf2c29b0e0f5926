import { systemClock, type Clock } from '../platform/clock.ts';

/** What came of a call: its value, or why there is none. */
export type Outcome<Value> = { readonly value: Value } | { readonly missing: 'slow' | 'failed' | 'resting' };

export interface BoundedCallOptions {
  /** How long a caller waits, in milliseconds. */
  readonly timeoutMs: number;
  readonly clock?: Clock;
  /** Told of every failure. */
  readonly report?: (error: unknown) => void;
}

/** After so many failures in a row nobody waits until the pause is over. */
const failuresBeforePause = 3;
const pauseMs = 30_000;

/**
 * Calls of one service that may be slow or down: each is waited for only so long, and after three failures in a row
 * none is made for half a minute. Never throws for what the service does.
 */
export class BoundedCalls {
  readonly #timeoutMs: number;
  readonly #clock: Clock;
  readonly #report: (error: unknown) => void;
  #failures = 0;
  #pausedUntil = 0;
  #fault: 'slow' | 'failed' | undefined;

  constructor({ timeoutMs, clock = systemClock, report = () => undefined }: BoundedCallOptions) {
    this.#timeoutMs = timeoutMs;
    this.#clock = clock;
    this.#report = report;
  }

  /** What the last call that was made ended with; undefined when it succeeded. */
  get fault(): 'slow' | 'failed' | undefined {
    return this.#fault;
  }

  async run<Value>(call: () => Promise<Value>): Promise<Outcome<Value>> {
    if (this.#clock.now() < this.#pausedUntil) return { missing: 'resting' };
    try {
      const done = await within(this.#timeoutMs, call());
      if (done === undefined)
        return this.#failed('slow', new Error(`No answer within ${this.#timeoutMs} ms.`));
      this.#failures = 0;
      this.#fault = undefined;
      return done;
    } catch (error) {
      return this.#failed('failed', error);
    }
  }

  #failed(kind: 'slow' | 'failed', error: unknown): { missing: 'slow' | 'failed' } {
    this.#fault = kind;
    this.#failures++;
    if (this.#failures >= failuresBeforePause) this.#pausedUntil = this.#clock.now() + pauseMs;
    this.#report(error);
    return { missing: kind };
  }
}

/** What a promise gives within some milliseconds, undefined when it takes longer. */
async function within<Value>(
  milliseconds: number,
  promise: Promise<Value>,
): Promise<{ value: Value } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
  try {
    return await Promise.race([promise.then((value) => ({ value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
