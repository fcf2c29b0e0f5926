import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireCitation } from '../../line/wire.ts';
import type { Chat, ChatState } from '../chat-model.ts';
import { useSpeech } from '../speech.ts';
import { Entry } from './entry.tsx';
import { Outgoing } from './outgoing.tsx';
import { Rating } from './rating.tsx';

/** Closer to the end than this, in pixels, the list follows what comes. */
const nearEnd = 80;

/** The conversation: what was said, what is on its way, what is going on, and the rating at the end. */
export function MessageList({
  state,
  chat,
  cite,
}: {
  state: ChatState;
  chat: Chat;
  cite: (citation: WireCitation) => void;
}) {
  const { say } = useSpeech();
  const { view, outgoing } = state;
  const scroller = useRef<HTMLElement>(null);
  const following = useRef(true);
  const count = useRef(0);
  const [behind, setBehind] = useState(false);
  const lastAsked = lastOf(view.entries, 'visitor');
  const isRated = lastOf(view.entries, 'rating') > lastAsked;
  const doing = view.progress ?? (view.typing ? say('agent.typing') : undefined);

  useEffect(() => {
    following.current = true;
  }, [state.acts]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const grew = view.entries.length > count.current;
    count.current = view.entries.length;
    if (following.current || outgoing.length > 0) showEnd(element);
    else if (grew && view.loaded) setBehind(true);
  }, [view.entries.length, outgoing.map(({ state: each }) => each).join(), doing, view.service?.ended]);

  return (
    <main
      ref={scroller}
      class="list"
      tabIndex={0}
      aria-label={say('list.label')}
      onScroll={({ currentTarget }) => {
        following.current = isNearEnd(currentTarget);
        if (following.current) setBehind(false);
      }}
    >
      {view.loaded && view.entries.length === 0 && outgoing.length === 0 && (
        <p class="empty">{say('list.empty')}</p>
      )}
      <ol>
        {view.entries.map((entry, index) => (
          <Entry
            key={entry.id}
            entry={entry}
            current={index > lastAsked && outgoing.length === 0}
            thumb={state.thumbs[entry.id]}
            agentName={agentNameBefore(view.entries, index)}
            chat={chat}
            cite={cite}
          />
        ))}
        {outgoing.map((item) => (
          <Outgoing key={item.clientId} item={item} chat={chat} />
        ))}
      </ol>
      {doing !== undefined && <p class="progress">{doing}</p>}
      {view.service?.ended === true && !isRated && <Rating chat={chat} />}
      {behind && (
        <button
          type="button"
          class="behind"
          onClick={() => {
            if (scroller.current !== null) showEnd(scroller.current);
          }}
        >
          {say('message.new')}
        </button>
      )}
    </main>
  );
}

/** Shows the end; of a last message that is longer than the list, its beginning. */
function showEnd(scroller: HTMLElement): void {
  scroller.scrollTop = scroller.scrollHeight;
  const last = scroller.querySelector<HTMLElement>('ol > li:last-child');
  if (last !== null && last.offsetHeight > scroller.clientHeight) last.scrollIntoView({ block: 'start' });
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < nearEnd;
}

function lastOf(entries: ChatState['view']['entries'], kind: string): number {
  return entries.map((entry) => entry.kind as string).lastIndexOf(kind);
}

/** The agent who had joined last at that place. */
function agentNameBefore(entries: ChatState['view']['entries'], index: number): string | undefined {
  for (let place = index; place >= 0; place -= 1) {
    const entry = entries[place];
    if (entry?.kind === 'hands' && entry.act === 'take') return entry.name;
  }
  return undefined;
}
