import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../state/console.ts';
import type { News } from '../state/desk.ts';
import type { Place } from '../state/router.ts';
import { useSpeech } from '../state/speech.ts';
import { playTone } from './tone.ts';

/** Signals that somebody new waits or writes: on the page always, by sound and notification where they were chosen. */
export function useSignals(): void {
  const { desk, settings, toasts, router } = useConsole();
  const speech = useSpeech();
  const said = useRef(speech);
  said.current = speech;
  useEffect(
    () =>
      desk.onNews((news) => {
        if (isInSight(news, router.place.get())) return;
        const { sound, notification } = settings.get();
        const text = said.current.say(news.kind === 'waiting' ? 'signal.new-waiting' : 'signal.new-message');
        if (news.kind === 'message' || router.place.get().screen !== 'queue') toasts.show('news', text);
        if (sound) playTone(news.kind);
        if (notification && document.hidden) notify(text, news, router.go);
      }),
    [desk],
  );
}

/** The agent looks at the very conversation that has news. */
function isInSight({ kind, items }: News, { screen, rest: [shownId] }: Place): boolean {
  return (
    kind === 'message' &&
    screen === 'conversations' &&
    !document.hidden &&
    items.every(({ id }) => id === shownId)
  );
}

/** A notification of the system. It holds no word of the visitor: it may be read by whoever passes. */
function notify(text: string, { kind, items: [first] }: News, go: (path: string) => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const shown = new Notification(text, { tag: `tongda-${kind}` });
  shown.onclick = () => {
    window.focus();
    go(kind === 'waiting' || first === undefined ? 'queue' : `conversations/${first.id}`);
    shown.close();
  };
}
