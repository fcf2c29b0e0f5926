import { useEffect, useMemo } from 'preact/hooks';
import type { SessionView } from '../wire/staff.ts';
import type { PageParts } from './app.tsx';
import { Frame } from './frame/frame.tsx';
import type { Api } from './net/api.ts';
import { createLive } from './net/live.ts';
import { browserSurroundings } from './net/surroundings.ts';
import { ConsoleProvider, type Console } from './state/console.ts';
import { createDeskState } from './state/desk.ts';
import type { ServiceClock } from './state/service-clock.ts';
import { createToasts } from './state/toasts.ts';

/** A page that slept longer may have lost its stream without being told. */
const sleepMs = 20_000;

/** The console of a person who is signed in, with its live stream. */
export function SignedIn({
  parts,
  api,
  clock,
  session,
  leave,
  ended,
}: {
  parts: PageParts;
  api: Api;
  clock: ServiceClock;
  session: SessionView;
  leave: () => void;
  ended: () => void;
}) {
  const console = useMemo<Console>(() => {
    const live = createLive(browserSurroundings, Date.now, ended);
    const desk = createDeskState(api, live, session.staff);
    return { ...parts, api, live, session, clock, desk, toasts: createToasts(), leave };
  }, [session]);
  useEffect(() => {
    const { live, desk } = console;
    const stopKeeping = session.staff.roles.includes('agent') ? desk.start() : () => undefined;
    const stopWatching = watchNetwork(live.retry);
    void live.run();
    return () => {
      stopWatching();
      stopKeeping();
      live.stop();
    };
  }, [console]);
  return (
    <ConsoleProvider value={console}>
      <Frame />
    </ConsoleProvider>
  );
}

/** Tells when the network comes or goes, and when the page wakes up after a sleep: a stream may be dead without a word then. */
function watchNetwork(changed: () => void): () => void {
  let hiddenAt: number | undefined;
  const seen = () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (hiddenAt !== undefined && Date.now() - hiddenAt > sleepMs) changed();
  };
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
    document.removeEventListener('visibilitychange', seen);
  };
}
