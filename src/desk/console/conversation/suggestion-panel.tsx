import { useState } from 'preact/hooks';
import type { ConversationView } from '../../wire/conversation.ts';
import type { Suggestion } from '../../wire/suggestion.ts';
import { Empty } from '../parts/empty.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { RejectDialog } from './reject-dialog.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import type { Suggestions } from './use-suggestions.ts';

/** The newest draft with its evidence, and what became of those before. */
export function SuggestionPanel({ view, suggestions }: { view: ConversationView; suggestions: Suggestions }) {
  const { say } = useSpeech();
  const [rejected, setRejected] = useState<Suggestion>();
  const { list, open } = suggestions;
  const [newest, ...earlier] = list;
  const textOf = (messageId: string) => view.messages?.find(({ message }) => message.id === messageId)?.text;
  const isUsable = view.may.send && open?.status === 'ready' && open.text !== undefined;
  useShortcuts([
    {
      keys: 's',
      title: 'keys.suggestion-send',
      when: isUsable,
      act: () => {
        if (open !== undefined) void suggestions.send(open);
      },
    },
    {
      keys: 'e',
      title: 'keys.suggestion-edit',
      when: isUsable,
      act: () => {
        if (open !== undefined) suggestions.take(open);
      },
    },
    {
      keys: 'd',
      title: 'keys.suggestion-reject',
      when: isUsable,
      act: () => {
        setRejected(open);
      },
    },
  ]);
  return (
    <>
      {suggestions.failure !== undefined && (
        <FailureNote failure={suggestions.failure} retry={suggestions.reload} />
      )}
      {newest === undefined && <Empty title={say('suggestion.none')}>{say('suggestion.none-hint')}</Empty>}
      {newest !== undefined && (
        <SuggestionCard
          key={newest.id}
          suggestion={newest}
          question={textOf(newest.messageId)}
          maySend={view.may.send}
          suggestions={suggestions}
          reject={() => {
            setRejected(newest);
          }}
        />
      )}
      {earlier.length > 0 && (
        <details class="earlier-suggestions">
          <summary>{`${say('suggestion.earlier')} (${earlier.length})`}</summary>
          {earlier.map((each) => (
            <SuggestionCard
              key={each.id}
              suggestion={each}
              question={textOf(each.messageId)}
              maySend={false}
              suggestions={suggestions}
              reject={() => undefined}
            />
          ))}
        </details>
      )}
      {rejected !== undefined && (
        <RejectDialog
          suggestion={rejected}
          closed={() => {
            setRejected(undefined);
          }}
          done={suggestions.reload}
        />
      )}
      <p class="unseen" role="status">
        {open?.status === 'ready' ? say('suggestion.arrived') : ''}
      </p>
    </>
  );
}
