import { csrfTokenOf } from '../people/tokens.ts';
import type { Staff } from '../wire/staff.ts';

/** An answer of the desk, read to its end. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read answers of every shape
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

/** A person's browser: keeps the cookie and brings the CSRF token. */
export interface DeskClient {
  readonly staff: Staff;
  readonly cookie: string;
  readonly csrfToken: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** With headers of one's own instead of the usual ones. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Sends one request to `/api/desk` of a service and reads the answer. */
export async function request(
  origin: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${origin}/api/desk${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return {
    status: response.status,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
    headers: response.headers,
  };
}

/** The session cookie that an answer sets, as a request sends it. */
export function cookieIn(answer: Answer): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** A client with a session, by the token in its cookie. */
export function clientFrom(origin: string, staff: Staff, token: string): DeskClient {
  const cookie = `desk=${token}`;
  const csrfToken = csrfTokenOf(token);
  const usual = { cookie, 'x-csrf-token': csrfToken };
  const send: DeskClient['send'] = (method, path, body, headers = usual) =>
    request(origin, method, path, body, headers);
  return {
    staff,
    cookie,
    csrfToken,
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
  };
}
