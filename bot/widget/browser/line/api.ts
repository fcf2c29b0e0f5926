import type { Surroundings } from './surroundings.ts';
import { asActivitySet, isRecord, type Activity, type ActivitySet } from './wire.ts';

/** How a call ended that did not bring what was asked for. */
export type CallFailure =
  /** No answer came, or the service is broken at the moment. */
  | { readonly kind: 'unreachable' }
  /** Too many requests; worth another try after so many milliseconds. */
  | { readonly kind: 'busy'; readonly retryMs: number }
  /** The token is no longer good. */
  | { readonly kind: 'expired' }
  /** There is no such conversation any more. */
  | { readonly kind: 'gone' }
  /** The service will not take this, however often it comes. */
  | { readonly kind: 'refused'; readonly status: number };

export type CallResult<Value> = { readonly kind: 'done'; readonly value: Value } | CallFailure;

/** A token of one conversation. */
export interface Pass {
  readonly conversationId: string;
  readonly token: string;
  /** Gets a new token for the same conversation when this one has run out: after a device slept. */
  readonly renewal?: string;
  readonly expiresInSeconds: number;
}

/** What the service is told when a conversation begins. */
export interface Beginning {
  readonly event?: string;
  readonly language?: string;
  readonly page?: { readonly title: string; readonly url: string };
}

/** The calls of Direct Line 3.0 that the widget makes. None throws. */
export interface DirectLineApi {
  readonly generate: (beginning: Beginning) => Promise<CallResult<Pass>>;
  readonly refresh: (pass: Pass) => Promise<CallResult<Pass>>;
  /** Opens the conversation of a new token, on a page of a site. */
  readonly start: (token: string, page: Beginning['page']) => Promise<CallResult<{ streamUrl?: string }>>;
  /** A fresh address for the stream, from the watermark on. */
  readonly reconnect: (
    pass: Pass,
    watermark: string | undefined,
  ) => Promise<CallResult<{ streamUrl?: string }>>;
  readonly activities: (pass: Pass, watermark: string | undefined) => Promise<CallResult<ActivitySet>>;
  readonly post: (pass: Pass, activity: Activity) => Promise<CallResult<void>>;
  readonly upload: (pass: Pass, activity: Activity, file: File) => Promise<CallResult<void>>;
}

const base = '/v3/directline';
/** Longer than any healthy answer, shorter than a visitor's patience. */
const answerWithinMs = 20_000;
const uploadWithinMs = 120_000;

export function directLineApi(surroundings: Pick<Surroundings, 'fetch' | 'wait'>): DirectLineApi {
  const call = async <Value>(
    path: string,
    init: Omit<RequestInit, 'headers'> & {
      headers?: Record<string, string>;
      token?: string;
      withinMs?: number;
    },
    read: (body: unknown) => Value | undefined,
  ): Promise<CallResult<Value>> => {
    const { token, withinMs = answerWithinMs, headers, ...rest } = init;
    const limit = new AbortController();
    const answered = new AbortController();
    void surroundings.wait(withinMs, answered.signal).then(() => {
      limit.abort();
    });
    try {
      const response = await surroundings.fetch(`${base}${path}`, {
        ...rest,
        headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        credentials: 'omit',
        signal: limit.signal,
      });
      if (!response.ok) return failureOf(response);
      const value = read(response.status === 204 ? undefined : await response.json());
      return value === undefined ? { kind: 'unreachable' } : { kind: 'done', value };
    } catch {
      return { kind: 'unreachable' };
    } finally {
      answered.abort();
    }
  };
  const conversation = (id: string, rest = '') => `/conversations/${encodeURIComponent(id)}${rest}`;
  const since = (watermark: string | undefined) =>
    watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
  const json = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const nothing = async (result: Promise<CallResult<true>>): Promise<CallResult<void>> => {
    const ended = await result;
    return ended.kind === 'done' ? { kind: 'done', value: undefined } : ended;
  };

  return {
    generate: ({ page: _page, ...beginning }) => call('/tokens/generate', json(beginning), readPass),
    refresh: ({ renewal, token }) =>
      call('/tokens/refresh', { method: 'POST', token: renewal ?? token }, readPass),
    start: (token, page) =>
      call('/conversations', { ...json(page === undefined ? {} : { page }), token }, readStream),
    reconnect: (pass, watermark) =>
      call(conversation(pass.conversationId, since(watermark)), { token: pass.token }, readStream),
    activities: (pass, watermark) =>
      call(
        conversation(pass.conversationId, `/activities${since(watermark)}`),
        { token: pass.token },
        asActivitySet,
      ),
    post: (pass, activity) =>
      nothing(
        call(
          conversation(pass.conversationId, '/activities'),
          { ...json(activity), token: pass.token },
          () => true as const,
        ),
      ),
    upload: (pass, activity, file) => {
      const body = new FormData();
      body.append(
        'activity',
        new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
      );
      body.append('file', file, file.name);
      const userId = encodeURIComponent(activity.from?.id ?? '');
      return nothing(
        call(
          conversation(pass.conversationId, `/upload?userId=${userId}`),
          { method: 'POST', body, token: pass.token, withinMs: uploadWithinMs },
          () => true as const,
        ),
      );
    },
  };
}

function failureOf(response: Response): CallFailure {
  const { status } = response;
  if (status === 401 || status === 403) return { kind: 'expired' };
  if (status === 404) return { kind: 'gone' };
  if (status === 429) return { kind: 'busy', retryMs: retryAfter(response) };
  return status < 500 ? { kind: 'refused', status } : { kind: 'unreachable' };
}

/** `Retry-After` in seconds, kept between one second and one minute. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 5);
  return Math.min(60, Math.max(1, Number.isFinite(seconds) ? seconds : 5)) * 1_000;
}

function readPass(body: unknown): Pass | undefined {
  if (!isRecord(body)) return undefined;
  const { conversationId, token, renewal, expires_in: seconds } = body;
  if (typeof conversationId !== 'string' || typeof token !== 'string') return undefined;
  return {
    conversationId,
    token,
    ...(typeof renewal === 'string' ? { renewal } : {}),
    expiresInSeconds: typeof seconds === 'number' ? seconds : 1_800,
  };
}

function readStream(body: unknown): { streamUrl?: string } | undefined {
  if (!isRecord(body)) return undefined;
  return typeof body.streamUrl === 'string' ? { streamUrl: body.streamUrl } : {};
}
