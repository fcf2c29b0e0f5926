import { useState } from 'preact/hooks';
import type { PresenceStatus } from '../../wire/presence.ts';
import { Confirm } from '../parts/confirm.tsx';
import { failureWords } from '../state/failure-words.ts';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';

const statuses = ['available', 'busy', 'away'] as const satisfies readonly PresenceStatus[];
const capacities = [1, 2, 3, 4, 5, 6, 8, 10];

/** The agent's status and how many conversations at once. Going away with conversations in hand is asked back. */
export function Presence() {
  const { desk, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const own = useStore(desk.presence);
  const open = useStore(desk.view)?.own.length ?? own?.open ?? 0;
  const [isLeaving, setLeaving] = useState(false);
  if (own === undefined) return null;

  const become = async (wanted: { status: PresenceStatus; capacity?: number }) => {
    const result = await desk.setPresence(wanted);
    if (result.kind === 'failed') toasts.show('trouble', failureWords(result, speech));
    else if (wanted.status !== own.status) desk.reload();
  };
  return (
    <div class="presence">
      <div class="segments" role="radiogroup" aria-label={say('presence.label')}>
        {statuses.map((status) => (
          <label key={status} class={`segment ${status}`} title={say(`presence.hint.${status}`)}>
            <input
              type="radio"
              name="presence"
              checked={own.status === status}
              onChange={() => {
                if (status === 'away' && open > 0) setLeaving(true);
                else void become({ status });
              }}
            />
            <span>{say(`presence.${status}`)}</span>
          </label>
        ))}
      </div>
      <label class="capacity">
        <span>{say('presence.load', { open })}</span>
        <span aria-hidden="true">/</span>
        <span class="unseen">{say('presence.capacity')}</span>
        <select
          value={String(own.capacity)}
          onChange={(event) =>
            void become({ status: own.status, capacity: Number(event.currentTarget.value) })
          }
        >
          {[...new Set([...capacities, own.capacity])]
            .sort((a, b) => a - b)
            .map((capacity) => (
              <option key={capacity} value={String(capacity)}>
                {capacity}
              </option>
            ))}
        </select>
      </label>
      {isLeaving && (
        <Confirm
          title={say('presence.away-title')}
          yes={say('presence.away-yes')}
          act={() => become({ status: 'away' })}
          closed={() => {
            setLeaving(false);
          }}
        >
          <p>{say('presence.away-text', { count: open })}</p>
        </Confirm>
      )}
    </div>
  );
}
