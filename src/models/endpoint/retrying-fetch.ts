/** How often and how long an outside service is asked. */
export interface RetryOptions {
  /** Attempts in all. */
  readonly attempts: number;
  /** How long one attempt may take to its answer's end of headers, in milliseconds. */
  readonly timeoutMs: number;
  /** Waits; injected by tests. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** 0 to 1, for spreading retries. */
  readonly random?: () => number;
  readonly fetch?: typeof fetch;
}

/** The longest wait between two attempts, also when the service asks for a longer one. */
const longestWaitMs = 60_000;
const firstWaitMs = 500;

const passing = new Set([408, 409, 425, 429, 500, 502, 503, 504]);

/**
 * A `fetch` with a time-out and bounded retries: of what failed on the way and of answers that say "later". It waits as
 * long as `Retry-After` says (RFC 9110, 10.2.3), else twice as long each time. The last answer is handed on, whatever it is.
 */
export function retryingFetch({
  attempts,
  timeoutMs,
  wait = sleep,
  random = Math.random,
  fetch: ask = fetch,
}: RetryOptions): typeof fetch {
  return async (input, init = {}) => {
    for (let attempt = 1; ; attempt++) {
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])]);
      const last = attempt >= attempts;
      try {
        const response = await ask(input, { ...init, signal });
        if (last || !passing.has(response.status)) return response;
        await response.body?.cancel();
        await wait(retryAfter(response.headers) ?? spread(attempt, random));
      } catch (error) {
        if (last || init.signal?.aborted === true) throw error;
        await wait(spread(attempt, random));
      }
    }
  };
}

/** Milliseconds that an answer asks to wait: `Retry-After` in seconds or as a date, at most a minute. */
export function retryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const text = headers.get('retry-after');
  if (text === null || text.trim() === '') return undefined;
  const seconds = Number(text);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now;
  return Number.isFinite(milliseconds) ? Math.min(longestWaitMs, Math.max(0, milliseconds)) : undefined;
}

/** Twice as long each time, a quarter more or less by chance, so that many do not come back at once. */
function spread(attempt: number, random: () => number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1) * (0.75 + random() / 2));
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
