import { Router, type Request } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from './loopback.ts';
import type { Metrics } from './metrics.ts';
import { ProblemError } from './problems.ts';

/** `/metrics`: for callers on this machine, and for those who send the token where one is configured. */
export function metricsRoutes(metrics: Metrics, token: string | undefined): Router {
  const router = Router();
  router.get('/metrics', async (request, response) => {
    if (!isLoopback(request) && !hasToken(request, token))
      throw new ProblemError({
        status: 403,
        title: 'Not for everybody',
        detail: 'Ask from this machine, or send METRICS_TOKEN as Authorization: Bearer.',
      });
    response.type(metrics.contentType).send(await metrics.text());
  });
  return router;
}

function hasToken(request: Request, token: string | undefined): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
  if (token === undefined || given === undefined) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
