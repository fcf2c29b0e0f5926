import { useState } from 'preact/hooks';
import type { ConversationView } from '../../wire/conversation.ts';
import { Tabs } from '../parts/tabs.tsx';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { BriefPanel } from './brief-panel.tsx';
import { ConversationTickets } from './conversation-tickets.tsx';
import { SuggestionPanel } from './suggestion-panel.tsx';
import type { Suggestions } from './use-suggestions.ts';

type Part = 'suggestion' | 'brief' | 'tickets';

/** What helps the agent: the suggested answer, the brief, the tickets. */
export function Side({ view, suggestions }: { view: ConversationView; suggestions: Suggestions }) {
  const { say } = useSpeech();
  const mayRead = view.messages !== undefined;
  const [chosen, setChosen] = useState<Part>();
  const [isNewTicket, setNewTicket] = useState(false);
  const part = chosen ?? (view.may.send && suggestions.list.length > 0 ? 'suggestion' : 'brief');
  useShortcuts([
    {
      keys: 'k',
      title: 'keys.new-ticket',
      when: mayRead,
      act: () => {
        setChosen('tickets');
        setNewTicket(true);
      },
    },
  ]);
  return (
    <aside class="side" aria-label={say('side.label')}>
      <Tabs<Part>
        label={say('side.label')}
        tabs={[
          ...(mayRead ? [{ id: 'suggestion' as const, text: say('side.suggestion') }] : []),
          { id: 'brief', text: say('side.brief') },
          { id: 'tickets', text: say('side.tickets'), count: view.tickets.length },
        ]}
        chosen={part}
        choose={setChosen}
        panelId="side-panel"
      />
      <div class="side-panel" id="side-panel" role="tabpanel" tabIndex={0} aria-label={say(`side.${part}`)}>
        {part === 'suggestion' && <SuggestionPanel view={view} suggestions={suggestions} />}
        {part === 'brief' && <BriefPanel brief={view.brief} />}
        {part === 'tickets' && <ConversationTickets view={view} isNew={isNewTicket} setNew={setNewTicket} />}
      </div>
    </aside>
  );
}
