import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** What became of a call over the network. */
export type HttpResult =
  | { kind: 'answered'; status: number; type: string; body: Buffer }
  /** No connection was made: nothing was sent. */
  | { kind: 'not-sent'; why: string }
  /** It may have arrived, and nobody knows what became of it. */
  | { kind: 'unknown'; why: string }
  | { kind: 'too-large' };

export interface HttpCall {
  readonly url: URL;
  /** Sent by POST; without it the call is a GET. */
  readonly json?: unknown;
  readonly timeoutMs: number;
  readonly longestAnswer: number;
}

/**
 * One call on a connection of its own: a kept connection that the other side just closed would leave open whether
 * the call arrived. Never rejects.
 */
export function httpCall({ url, json, timeoutMs, longestAnswer }: HttpCall): Promise<HttpResult> {
  const payload = json === undefined ? undefined : Buffer.from(JSON.stringify(json));
  const headers =
    payload === undefined
      ? {}
      : { 'content-type': 'application/json; charset=utf-8', 'content-length': payload.length };
  const options: RequestOptions = { agent: false, method: payload === undefined ? 'GET' : 'POST', headers };
  const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect';
  return new Promise((resolve) => {
    let connected = false;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      readAnswer(response, longestAnswer).then(settle, failed);
    });
    const timer = setTimeout(() => request.destroy(new Error('timeout')), timeoutMs);
    const settle = (result: HttpResult): void => {
      clearTimeout(timer);
      request.destroy();
      resolve(result);
    };
    const failed = (error: unknown): void => {
      const why = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : 'error';
      settle({ kind: connected ? 'unknown' : 'not-sent', why });
    };
    request.on('socket', (socket) => {
      socket.once(ready, () => (connected = true));
    });
    request.on('error', failed);
    request.end(payload);
  });
}

async function readAnswer(response: IncomingMessage, longest: number): Promise<HttpResult> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longest) return { kind: 'too-large' };
    parts.push(part);
  }
  const type = response.headers['content-type'] ?? '';
  return { kind: 'answered', status: response.statusCode ?? 0, type, body: Buffer.concat(parts) };
}
