import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ConsoleSettings } from '../page/page-settings.ts';
import type { SessionView } from '../wire/staff.ts';
import { createApi } from './net/api.ts';
import type { Failure } from './net/failure.ts';
import { browserSurroundings } from './net/surroundings.ts';
import { FailureNote } from './parts/failure-note.tsx';
import { LinkPage } from './session/link-page.tsx';
import { SignIn } from './session/sign-in.tsx';
import { SignedIn } from './signed-in.tsx';
import type { Router } from './state/router.ts';
import type { Settings } from './state/settings.ts';
import type { Shortcuts } from './state/shortcuts.ts';
import { createServiceClock } from './state/service-clock.ts';
import { speechOf, SpeechContext } from './state/speech.ts';
import { useStore, type Store } from './state/store.ts';

/** What the page has before anybody is signed in. */
export interface PageParts {
  readonly page: ConsoleSettings;
  readonly settings: Store<Settings>;
  readonly router: Router;
  readonly shortcuts: Shortcuts;
}

/** Who is signed in, as far as the page knows. */
type Standing =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unknown'; readonly failure: Failure }
  | { readonly kind: 'signed-out'; readonly ended: boolean }
  | { readonly kind: 'signed-in'; readonly session: SessionView };

/** The whole page: signing in, the page behind a one-time link, or the console itself. */
export function App(parts: PageParts) {
  const { page, settings, router } = parts;
  const { language } = useStore(settings);
  const { screen } = useStore(router.place);
  const speech = useMemo(() => speechOf(language), [language]);
  const [standing, setStanding] = useState<Standing>({ kind: 'asking' });
  const onSignedOut = useRef(() => {
    setStanding({ kind: 'signed-out', ended: true });
  });
  const clock = useMemo(createServiceClock, []);
  const api = useMemo(
    () =>
      createApi(
        browserSurroundings,
        () => {
          onSignedOut.current();
        },
        clock.set,
      ),
    [],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const enter = useCallback((session: SessionView) => {
    api.useToken(session.csrfToken);
    setStanding({ kind: 'signed-in', session });
  }, []);
  const leave = useCallback(() => {
    api.useToken(undefined);
    setStanding({ kind: 'signed-out', ended: false });
  }, []);
  const ask = useCallback(async () => {
    setStanding({ kind: 'asking' });
    const result = await api.get<SessionView>('/session');
    if (result.kind === 'ok') enter(result.value);
    else if (result.status === 401) setStanding({ kind: 'signed-out', ended: false });
    else setStanding({ kind: 'unknown', failure: result });
  }, []);
  useEffect(() => void ask(), []);

  const enterAnew = (session: SessionView) => {
    router.go('', { replace: true });
    enter(session);
  };
  return (
    <SpeechContext.Provider value={speech}>
      {screen === 'link' && <LinkPage parts={parts} api={api} entered={enterAnew} />}
      {screen !== 'link' && standing.kind === 'unknown' && (
        <FailureNote failure={standing.failure} retry={() => void ask()} />
      )}
      {screen !== 'link' && standing.kind === 'signed-out' && (
        <SignIn page={page} settings={settings} api={api} ended={standing.ended} entered={enter} />
      )}
      {screen !== 'link' && standing.kind === 'signed-in' && (
        <SignedIn
          key={standing.session.staff.id}
          parts={parts}
          api={api}
          clock={clock}
          session={standing.session}
          leave={leave}
          ended={onSignedOut.current}
        />
      )}
    </SpeechContext.Provider>
  );
}
