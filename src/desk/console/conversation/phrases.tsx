import { useEffect } from 'preact/hooks';
import type { Language } from '../../../language/language.ts';
import { useConsole } from '../state/console.ts';
import { useReloadOn } from '../state/loaded.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { createStore, useStore } from '../state/store.ts';

type Phrase = Readonly<Record<Language, string>>;

/** The sentences that operators keep for agents, as they were last heard of: they are there at once in the next conversation. */
const phrases = createStore<readonly Phrase[] | undefined>(undefined);

/** Sentences that go into the box by one key, in the visitor's language. */
export function Phrases({ language, choose }: { language: Language; choose: (text: string) => void }) {
  const { api } = useConsole();
  const { say } = useSpeech();
  const known = useStore(phrases) ?? [];
  const load = () => {
    void api.get<{ phrases: Phrase[] }>('/operations/phrases').then((result) => {
      if (result.kind === 'ok') phrases.set(result.value.phrases);
    });
  };
  useEffect(load, []);
  useReloadOn(['operations'], load);
  useShortcuts(
    known.slice(0, 9).map((phrase, index) => ({
      keys: `Alt+${index + 1}`,
      title: 'keys.phrase',
      act: () => {
        choose(phrase[language]);
      },
    })),
  );
  if (known.length === 0) return null;
  return (
    <ul class="phrases" aria-label={say('composer.phrases')}>
      {known.map((phrase, index) => (
        <li key={index}>
          <button
            type="button"
            class="small"
            title={phrase[language]}
            onClick={() => {
              choose(phrase[language]);
            }}
          >
            {phrase[language]}
          </button>
        </li>
      ))}
    </ul>
  );
}
