import type { RequestHandler } from 'express';
import { ProblemError, unavailable } from './problems.ts';

/** Tells whoever comes at once to come again later, while nothing can be kept, instead of letting them wait in vain. */
export function refuseWhile(isAway: () => boolean): RequestHandler {
  return (_request, _response, next) => {
    if (isAway()) throw new ProblemError(unavailable);
    next();
  };
}
