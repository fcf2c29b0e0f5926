import { useEffect, useState } from 'preact/hooks';
import type { AuthorityId, RouteProposal } from '../../wire/ticket.ts';
import { useConsole } from '../state/console.ts';
import { authorities, optionsOf } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';

/** What the routing table decides by. */
export interface RoutedMatter {
  readonly topic?: string | undefined;
  readonly text?: string | undefined;
  readonly district?: string | undefined;
}

const pauseMs = 300;

/** To whom a matter goes: a choice, with what the routing table proposes and why. */
export function RoutingField({
  matter,
  initial,
}: {
  matter: RoutedMatter;
  initial?: AuthorityId | undefined;
}) {
  const { api } = useConsole();
  const { say, language } = useSpeech();
  const [chosen, setChosen] = useState<string>(initial ?? '');
  const [proposals, setProposals] = useState<readonly RouteProposal[]>([]);
  useEffect(() => {
    const over = new AbortController();
    const timer = setTimeout(() => {
      const query = { ...matter, text: matter.text?.slice(0, 500) };
      void api.get<{ proposals: RouteProposal[] }>('/tickets/proposal', query, over.signal).then((result) => {
        if (result.kind === 'ok') setProposals(result.value.proposals);
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [matter.topic, matter.text, matter.district]);
  return (
    <div class="field">
      <label for="authority">
        {say('tickets.authority')}
        <span class="optional">{say('form.optional')}</span>
      </label>
      <select
        id="authority"
        name="authority"
        value={chosen}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
        }}
      >
        <option value="">{say('queue.unknown')}</option>
        {optionsOf(authorities, 'authority', say).map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {proposals.length > 0 && (
        <div class="proposals">
          <p class="hint">{say('tickets.proposals')}</p>
          <ul>
            {proposals.map(({ authority, name, reason }) => (
              <li key={authority}>
                <button
                  type="button"
                  class="small"
                  aria-pressed={chosen === authority}
                  onClick={() => {
                    setChosen(authority);
                  }}
                >
                  {say('list.named', { name: say('tickets.adopt'), text: name[language] })}
                </button>
                <span>{reason[language]}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
