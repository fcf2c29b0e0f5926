import { failureOf, noAnswer, type Result } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

/** Values of a query; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

export interface SendOptions {
  /** Sending twice does what sending once does, so that it is tried again when no answer came. */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal;
  /** How long the answer may take, in milliseconds. */
  readonly withinMs?: number;
}

/** The desk's API (`/api/desk`). Nothing here throws: what went wrong is a result. Paths begin with `/`. */
export interface Api {
  get<Value>(path: string, query?: Query, signal?: AbortSignal): Promise<Result<Value>>;
  send<Value>(method: Method, path: string, body?: unknown, options?: SendOptions): Promise<Result<Value>>;
  /** Sends a file as it is. */
  upload<Value>(path: string, file: Blob, type: string): Promise<Result<Value>>;
  /** The address of something to be opened or saved by the browser itself. */
  address(path: string, query?: Query): string;
  /** Keeps the token that goes with everything that changes something. */
  useToken(token: string | undefined): void;
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const base = '/api/desk';
const answerWithinMs = 15_000;
/** How long to wait before the second and the third attempt. */
const pauses = [300, 1_500];
/** Answers that say: not now. */
const passing: readonly number[] = [0, 502, 503, 504];

/**
 * The client of one page. `signedOut` is told when the service no longer knows the session, `hearTime` what time it is there
 * (epoch milliseconds) whenever it answers.
 */
export function createApi(
  surroundings: Surroundings,
  signedOut: () => void,
  hearTime: (at: number) => void,
): Api {
  let token: string | undefined;

  const once = async <Value>(
    path: string,
    init: RequestInit,
    signal?: AbortSignal,
    withinMs = answerWithinMs,
  ): Promise<Result<Value>> => {
    const limits = [AbortSignal.timeout(withinMs), ...(signal === undefined ? [] : [signal])];
    try {
      const response = await surroundings.fetch(base + path, {
        ...init,
        credentials: 'same-origin',
        headers: { accept: 'application/json', ...(init.headers as Record<string, string> | undefined) },
        signal: anyOf(limits),
      });
      const time = response.headers.get('service-time');
      if (time !== null) hearTime(Number(time));
      if (!response.ok) return await failureOf(response);
      const value: unknown = response.status === 204 ? undefined : await response.json();
      return { kind: 'ok', value: value as Value };
    } catch {
      return noAnswer;
    }
  };

  const call = async <Value>(
    path: string,
    init: RequestInit,
    repeatable: boolean,
    signal?: AbortSignal,
    withinMs?: number,
  ): Promise<Result<Value>> => {
    let result = await once<Value>(path, init, signal, withinMs);
    for (const pause of repeatable ? pauses : []) {
      if (result.kind === 'ok' || !passing.includes(result.status) || signal?.aborted === true) break;
      await surroundings.wait(pause * (0.5 + surroundings.random()), signal);
      result = await once<Value>(path, init, signal, withinMs);
    }
    if (result.kind === 'failed' && result.status === 401 && result.code === 'signed-out') signedOut();
    return result;
  };

  const tokenHeader = (): Record<string, string> => (token === undefined ? {} : { 'x-csrf-token': token });

  return {
    get: (path, query, signal) => call(path + written(query), { method: 'GET' }, true, signal),
    send: (method, path, body, { repeatable = false, signal, withinMs } = {}) =>
      call(
        path,
        {
          method,
          headers: {
            ...tokenHeader(),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        repeatable,
        signal,
        withinMs,
      ),
    upload: (path, file, type) =>
      call(path, { method: 'POST', headers: { ...tokenHeader(), 'content-type': type }, body: file }, false),
    address: (path, query) => base + path + written(query),
    useToken: (next) => {
      token = next;
    },
  };
}

function written(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** `AbortSignal.any`, which browsers of 2021 lack. */
function anyOf(signals: readonly AbortSignal[]): AbortSignal {
  const whole = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) whole.abort();
    signal.addEventListener('abort', () => {
      whole.abort();
    });
  }
  return whole.signal;
}
