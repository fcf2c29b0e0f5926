import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Toaster } from '../parts/toaster.tsx';
import { isOffered, screensFor, type Screen } from '../screens.ts';
import { useConsole } from '../state/console.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';
import { Head } from './head.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { LiveBanner } from './live-banner.tsx';
import { Navigation } from './navigation.tsx';
import { ScreenPlace } from './screen-place.tsx';
import { SwitchBanner } from './switch-banner.tsx';
import { useSignals } from './signals.ts';

/** What stands around the screens: head, navigation, the state of the connection, messages. */
export function Frame() {
  const { session, router, page, desk } = useConsole();
  const { say, language } = useSpeech();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const place = useStore(router.place);
  const view = useStore(desk.view);
  const main = useRef<HTMLElement>(null);
  const open = useMemo(() => screensFor(session.staff.roles), [session]);
  const home = open.find((each) => isOffered(each, session.staff.roles));
  const screen = open.find(({ id }) => id === place.screen);

  useEffect(() => {
    if (place.screen === '' && home !== undefined) router.go(home.id, { replace: true });
  }, [place.screen]);

  const calls = (view?.waiting.length ?? 0) + (view?.own ?? []).reduce((sum, { unread }) => sum + unread, 0);
  const title = screen === undefined ? say('page.title') : say(screen.title);
  useEffect(() => {
    document.title = `${calls === 0 ? '' : `(${calls}) `}${title} · ${page.office[language]}`;
  }, [calls, title, language]);

  // Who goes to another screen by keyboard or with a screen reader begins at its top.
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current && !(main.current?.contains(document.activeElement) ?? false)) main.current?.focus();
    isFirst.current = false;
  }, [place.screen]);

  useSignals();
  useShortcuts([
    {
      keys: '?',
      title: 'keys.help',
      act: () => {
        setHelpOpen(true);
      },
    },
    ...open.flatMap((each) => goTo(each, router.go)),
  ]);

  return (
    <div class="frame">
      <a class="skip" href="#main">
        {say('page.skip')}
      </a>
      <Head
        openHelp={() => {
          setHelpOpen(true);
        }}
      />
      <Navigation screens={open} current={place.screen} />
      <div class="stage">
        <LiveBanner />
        <SwitchBanner />
        <main id="main" class="main-place" tabIndex={-1} ref={main}>
          <ScreenPlace screen={screen} place={place} />
        </main>
      </div>
      <Toaster />
      {isHelpOpen && (
        <HelpDialog
          closed={() => {
            setHelpOpen(false);
          }}
        />
      )}
    </div>
  );
}

function goTo({ id, key }: Screen, go: (path: string) => void) {
  return key === undefined
    ? []
    : [
        {
          keys: `g ${key.letter}`,
          title: key.title,
          act: () => {
            go(id);
          },
        },
      ];
}
