import type { OwnItem } from '../../wire/queue.ts';
import { Link } from '../parts/link.tsx';
import { useNow } from '../state/service-clock.ts';
import { useSpeech } from '../state/speech.ts';

/** The conversations in the agent's hands, with what is not read. */
export function OwnList({ own, shownId }: { own: readonly OwnItem[]; shownId: string | undefined }) {
  const { say, span } = useSpeech();
  const now = useNow(10_000);
  return (
    <section class="own-list" aria-labelledby="own-title">
      <h1 id="own-title">{say('own.title')}</h1>
      <ul>
        {own.map(({ id, topic, language, channel, district, event, unread, lastVisitorAt }) => (
          <li key={id}>
            <Link to={`conversations/${id}`} current={id === shownId} class="own-item">
              <span class="own-topic">
                {topic === undefined ? say('topic.other') : say(`topic.${topic}`)}
                {unread > 0 && (
                  <>
                    <span class="count" aria-hidden="true">
                      {unread}
                    </span>
                    <span class="unseen">{say('own.unread', { count: unread })}</span>
                  </>
                )}
              </span>
              <span class="own-about">
                {[say(`channel.${channel}`), say(`language.${language}`), district ?? event]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span class="own-when">{say('own.last', { span: span(now - lastVisitorAt) })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
