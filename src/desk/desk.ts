import type { Router } from 'express';
import { keepUp } from './operations/upkeep.ts';
import type { DeskParts } from './parts.ts';
import { deskRouter } from './router.ts';
import { deskRoutes } from './routes.ts';
import { followQuestions } from './suggestions/drafts.ts';

/** The desk of a running service. */
export interface Desk {
  /** To be mounted under `/api/desk`. */
  readonly router: Router;
  /** Ends what runs in the background; resolves when it has ended. */
  stop(): Promise<void>;
}

/** Opens the desk over its parts. */
export function openDesk(desk: DeskParts): Desk {
  const stopDrafts = followQuestions(desk);
  const stopKeepingUp = keepUp(desk);
  return {
    router: deskRouter(desk, deskRoutes),
    stop: async () => {
      desk.hub.stop();
      stopDrafts();
      stopKeepingUp();
      await desk.background.settled();
    },
  };
}
