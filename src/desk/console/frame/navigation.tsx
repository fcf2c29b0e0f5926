import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { isOffered, type Screen } from '../screens.ts';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';

/** The screens of the person, with the numbers that call for attention. */
export function Navigation({ screens, current }: { screens: readonly Screen[]; current: string }) {
  const { desk, session } = useConsole();
  const { say } = useSpeech();
  const view = useStore(desk.view);
  const counts: Partial<Record<string, number>> = {
    queue: view?.waiting.length ?? 0,
    conversations: (view?.own ?? []).filter(({ unread }) => unread > 0).length,
  };
  return (
    <nav class="navigation" aria-label={say('page.navigation')}>
      <ul>
        {screens.map((screen) => {
          const { id, icon, title } = screen;
          if (icon === undefined || !isOffered(screen, session.staff.roles)) return null;
          const count = counts[id] ?? 0;
          return (
            <li key={id}>
              <Link to={id} current={id === current}>
                <Icon name={icon} />
                <span>{say(title)}</span>
                {count > 0 && <span class="count">{count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
