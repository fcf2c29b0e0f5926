import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { doorOf } from './door-of.ts';

const running = new AsyncLocalStorage<{ readonly requestId: string }>();

/** What every log line written for a request carries. */
export function requestFields(): object {
  return running.getStore() ?? {};
}

/** Asked for every few seconds by balancers and monitors: worth a line only when something is looked for. */
const quietDoors: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Gives every request an id, which its log lines and its answer carry (X-Request-Id), and writes one line about it: door, route,
 * status, milliseconds. Addresses, queries, bodies and the ids in paths are left out: they are, or lead to, personal data.
 */
export function requestLog(log: Logger, doors: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const requestId = idOf(request);
    const door = doorOf(request.path, doors);
    const startedAt = performance.now();
    response.set('X-Request-Id', requestId);
    running.run({ requestId }, () => {
      response.once('close', () => {
        const line = {
          requestId,
          method: request.method,
          door,
          route: routeOf(request),
          status: response.statusCode,
          ms: Math.round(performance.now() - startedAt),
          ...(response.writableFinished ? {} : { broken: true }),
        };
        if (quietDoors.has(door)) log.debug(line, 'request');
        else log.info(line, 'request');
      });
      next();
    });
  };
}

/** The route as it was written (`/conversations/:id`); undefined where none was found. */
export function routeOf(request: Request): string | undefined {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : undefined;
}

/** The id a trusted proxy gave, where it is one, else a new one. */
function idOf(request: Request): string {
  const trusts = request.app.get('trust proxy') as unknown;
  const given = trusts === 0 || trusts === false ? undefined : request.get('x-request-id');
  return given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
