import type { RequestHandler } from 'express';
import { ProblemError, unavailable } from './problems.ts';

/** When a process has more to do than it can do in time. */
export interface OverloadLimits {
  /** So many requests may always be at work at once: what the database is asked at once. */
  readonly atWork: number;
  /** With as many at work, no more are taken while the oldest has been for longer than this, in milliseconds. */
  readonly oldestMs: number;
}

const usualLimits: OverloadLimits = { atWork: 10, oldestMs: 5_000 };

/**
 * Tells whoever comes to come again later, while those before wait too long. Without it everybody waits longer than their
 * program does, sends again, and the process works for nobody. Put it after what reads the body: a slow sender is no load.
 */
export function refuseWhenOverloaded(
  { atWork, oldestMs }: OverloadLimits = usualLimits,
  now: () => number = () => performance.now(),
): RequestHandler {
  /** When each began, the oldest first. */
  const beginnings = new Map<symbol, number>();
  return (_request, response, next) => {
    const [oldest = now()] = beginnings.values();
    if (beginnings.size >= atWork && now() - oldest > oldestMs) throw new ProblemError(unavailable);
    const request = Symbol('request');
    beginnings.set(request, now());
    response.on('close', () => beginnings.delete(request));
    next();
  };
}
