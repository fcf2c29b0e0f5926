import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConversationView, MessageView } from '../../wire/conversation.ts';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useSpeech } from '../state/speech.ts';
import { MessageItem } from './message-item.tsx';

/** Nearer to the end than this, new messages are followed. */
const nearPx = 80;

/** The messages, newest at the bottom, followed as they come unless the agent reads further up. */
export function MessageList({
  view: { conversation },
  messages,
}: {
  view: ConversationView;
  messages: readonly MessageView[];
}) {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [earlier, setEarlier] = useState<readonly MessageView[]>([]);
  const [isBehind, setBehind] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const wasNear = useRef(true);
  const first = earlier[0] ?? messages[0];
  const firstSequence = first?.message.sequence ?? 1;
  const newest = messages.at(-1)?.message.id;

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    if (wasNear.current) element.scrollTop = element.scrollHeight;
    else setBehind(true);
  }, [newest]);

  const loadEarlier = async () => {
    const before = firstSequence;
    const height = list.current?.scrollHeight ?? 0;
    const result = await api.get<{ messages: MessageView[] }>(`/conversations/${conversation.id}/messages`, {
      before,
      limit: 100,
    });
    if (result.kind === 'failed') toasts.show('trouble', failureWords(result, speech));
    else setEarlier([...result.value.messages, ...earlier]);
    requestAnimationFrame(() => {
      if (list.current !== null) list.current.scrollTop += list.current.scrollHeight - height;
    });
  };
  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    setBehind(false);
  };
  return (
    <div
      class="messages"
      ref={list}
      tabIndex={0}
      role="region"
      aria-label={say('pane.messages')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        wasNear.current = scrollHeight - scrollTop - clientHeight < nearPx;
        if (wasNear.current) setBehind(false);
      }}
    >
      {firstSequence > 1 && (
        <button type="button" class="small earlier" onClick={() => void loadEarlier()}>
          {say('pane.earlier')}
        </button>
      )}
      <ol>
        {[...earlier, ...messages].map((each) => (
          <MessageItem key={each.message.id} view={each} conversation={conversation} />
        ))}
      </ol>
      {isBehind && (
        <button type="button" class="small behind" onClick={toEnd}>
          {say('pane.newest')}
        </button>
      )}
      <Announcer messages={messages} />
    </div>
  );
}

/** Reads what the visitor wrote to those who do not see it: once, and not the history. */
function Announcer({ messages }: { messages: readonly MessageView[] }) {
  const { say } = useSpeech();
  const told = useRef(messages.at(-1)?.message.sequence ?? 0);
  const [text, setText] = useState('');
  useEffect(() => {
    const news = messages.filter(
      ({ message }) => message.from === 'visitor' && message.sequence > told.current,
    );
    told.current = messages.at(-1)?.message.sequence ?? told.current;
    if (news.length > 0) setText([say('message.visitor'), ...news.map((each) => each.text ?? '')].join(' '));
  }, [messages]);
  return (
    <div class="unseen" role="log" aria-live="polite">
      {text}
    </div>
  );
}
