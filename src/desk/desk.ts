import type { Router } from 'express';
import { keepUp } from './operations/upkeep.ts';
import type { DeskParts } from './parts.ts';
import { deskRouter } from './router.ts';
import { deskRoutes } from './routes.ts';
import { followQuestions } from './suggestions/drafts.ts';
import { sendCases, type SendReport } from './tickets/exchange/send.ts';

const sendEveryMs = 5_000;

/** The desk of a running service. */
export interface Desk {
  /** To be mounted under `/api/desk`. */
  readonly router: Router;
  /** Sends cases that wait for another system; done every few seconds by itself. */
  sendCases(): Promise<SendReport>;
  /** Ends what runs in the background; resolves when it has ended. */
  stop(): Promise<void>;
}

/** Opens the desk over its parts. */
export function openDesk(desk: DeskParts): Desk {
  const stopDrafts = followQuestions(desk);
  const stopKeepingUp = keepUp(desk);
  const holder = desk.newId();
  let round: Promise<SendReport> | undefined;
  // One round at a time: the lease keeps other processes away, not this one.
  const send = (): Promise<SendReport> =>
    (round ??= sendCases(desk, holder).finally(() => (round = undefined)));
  const sending = setInterval(() => {
    desk.background.run(send);
  }, sendEveryMs).unref();
  return {
    router: deskRouter(desk, deskRoutes),
    sendCases: send,
    stop: async () => {
      clearInterval(sending);
      desk.hub.stop();
      stopDrafts();
      stopKeepingUp();
      await desk.background.settled();
    },
  };
}
