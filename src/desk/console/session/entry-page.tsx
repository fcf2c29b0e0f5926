import type { ComponentChildren } from 'preact';
import type { ConsoleSettings } from '../../page/page-settings.ts';
import { deskLanguages } from '../../../locale/desk/sentences.ts';
import { languageNames } from '../../../locale/widget/sentences.ts';
import type { Settings } from '../state/settings.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore, type Store } from '../state/store.ts';

/** The page before somebody is signed in: whose desk it is, and one form. */
export function EntryPage({
  page,
  settings,
  title,
  children,
}: {
  page: ConsoleSettings;
  settings: Store<Settings>;
  title: string;
  children: ComponentChildren;
}) {
  const { say, language } = useSpeech();
  const chosen = useStore(settings);
  return (
    <div class="entry-page">
      <header class="entry-head">
        {page.logo !== undefined && <img class="logo" src={page.logo} alt="" />}
        <p class="entry-office">{page.office[language]}</p>
        {page.demonstration && <span class="badge plain">{say('page.demonstration')}</span>}
      </header>
      <main class="entry-card">
        <p class="entry-desk">{say('page.title')}</p>
        <h1>{title}</h1>
        {children}
      </main>
      <footer class="entry-foot">
        {deskLanguages.map((each) => (
          <button
            key={each}
            type="button"
            class="quiet"
            lang={each}
            aria-pressed={each === language}
            onClick={() => {
              settings.set({ ...chosen, language: each });
            }}
          >
            {languageNames[each]}
          </button>
        ))}
      </footer>
    </div>
  );
}
