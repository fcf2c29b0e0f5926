import { useConsole, useHasRole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { AccountMenu } from './account-menu.tsx';
import { Presence } from './presence.tsx';

/** The head of the page: the office, the agent's presence, the account. */
export function Head({ openHelp }: { openHelp: () => void }) {
  const { page } = useConsole();
  const { say, language } = useSpeech();
  const isAgent = useHasRole('agent');
  return (
    <header class="head">
      {page.logo !== undefined && <img class="logo" src={page.logo} alt="" />}
      <p class="office">
        <span class="office-name">{page.office[language]}</span>
        <span class="office-desk">{say('page.title')}</span>
        {page.demonstration && <span class="badge plain">{say('page.demonstration')}</span>}
      </p>
      {isAgent && <Presence />}
      <AccountMenu openHelp={openHelp} />
    </header>
  );
}
