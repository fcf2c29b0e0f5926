import { Router, type RequestHandler } from 'express';
import { ProblemError } from './problems.ts';

/** A door that is there from the start and leads somewhere once its part of the service is loaded. */
export interface LateDoor {
  readonly router: Router;
  /** Lets requests through from now on. */
  open(to: RequestHandler): void;
  isOpen(): boolean;
}

/** Until it is opened, whoever comes is told to come again in a moment. */
export function lateDoor(): LateDoor {
  const router = Router();
  let behind: RequestHandler | undefined;
  router.use((request, response, next) => {
    if (behind) return behind(request, response, next);
    throw new ProblemError({
      status: 503,
      title: 'Starting',
      detail: 'This part of the service is starting. Try again in a moment.',
    });
  });
  return {
    router,
    open: (to) => {
      behind = to;
    },
    isOpen: () => behind !== undefined,
  };
}
