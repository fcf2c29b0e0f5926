import { Empty } from '../parts/empty.tsx';
import { Link } from '../parts/link.tsx';
import type { ScreenProps } from '../screens.ts';
import { useConsole, useHasRole } from '../state/console.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';
import { ConversationPlace } from './conversation-place.tsx';
import { OwnList } from './own-list.tsx';

/** The agent's conversations on the left, the chosen one beside it. */
export default function ConversationsScreen({ rest: [id] }: ScreenProps) {
  const { desk, router } = useConsole();
  const { say } = useSpeech();
  const isAgent = useHasRole('agent');
  const own = useStore(desk.view)?.own ?? [];
  const next = own[(own.findIndex((item) => item.id === id) + 1) % own.length];
  useShortcuts([
    {
      keys: 'n',
      title: 'keys.next-conversation',
      when: next !== undefined && next.id !== id,
      act: () => {
        if (next !== undefined) router.go(`conversations/${next.id}`);
      },
    },
  ]);
  return (
    <div class="workplace">
      {isAgent && <OwnList own={own} shownId={id} />}
      {id === undefined ? (
        <div class="pane">
          {own.length === 0 ? (
            <Empty title={say('own.empty')}>
              <p>{say('own.empty-hint')}</p>
              <p>
                <Link to="queue">{say('own.to-queue')}</Link>
              </p>
            </Empty>
          ) : (
            <Empty title={say('own.choose')} />
          )}
        </div>
      ) : (
        <ConversationPlace key={id} id={id} />
      )}
    </div>
  );
}
