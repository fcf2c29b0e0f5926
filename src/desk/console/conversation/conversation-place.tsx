import { useEffect } from 'preact/hooks';
import type { ConversationView } from '../../wire/conversation.ts';
import { Shown } from '../parts/shown.tsx';
import { useConsole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { ConversationPane } from './conversation-pane.tsx';
import { Side } from './side.tsx';
import { useSuggestions } from './use-suggestions.ts';

/** One conversation with what helps to answer it, kept up with the stream. */
export function ConversationPlace({ id }: { id: string }) {
  const { api, desk } = useConsole();
  const loaded = useLoaded<ConversationView>((signal) => api.get(`/conversations/${id}`, {}, signal), [id]);
  useReloadOn(
    ['message', 'queue', 'conversation', 'ticket'],
    loaded.reload,
    ({ conversationId }) => conversationId === id,
  );
  const view = loaded.value;
  const suggestions = useSuggestions(id, view?.messages !== undefined);
  const unread = view !== undefined && view.may.send && view.conversation.lastSequence > view.readThrough;
  useEffect(() => {
    if (!unread) return undefined;
    const read = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', read);
      const through = view.conversation.lastSequence;
      void api.send('POST', `/conversations/${id}/read`, { through }, { repeatable: true }).then(desk.reload);
    };
    document.addEventListener('visibilitychange', read);
    read();
    return () => {
      document.removeEventListener('visibilitychange', read);
    };
  }, [unread, view?.conversation.lastSequence]);
  return (
    <Shown loaded={loaded}>
      {(shown) => (
        <>
          <ConversationPane view={shown} reload={loaded.reload} suggestions={suggestions} />
          <Side view={shown} suggestions={suggestions} />
        </>
      )}
    </Shown>
  );
}
