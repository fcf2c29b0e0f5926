import type { ConversationView, MessageView } from '../../wire/conversation.ts';
import { Badge } from '../parts/badge.tsx';
import { useConsole } from '../state/console.ts';
import { isDeskSentenceKey } from '../../../locale/desk/sentences.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { FileMessage } from './file-message.tsx';
import { ReplyMessage } from './reply-message.tsx';

/** One message: a bubble, or a line between them where hands changed. */
export function MessageItem({
  view,
  conversation: { language, reason, agentName },
}: {
  view: MessageView;
  conversation: ConversationView['conversation'];
}) {
  const speech = useSpeech();
  const { say, time } = speech;
  const { session } = useConsole();
  const { message, text, emptied } = view;
  if (message.kind === 'hands')
    return (
      <li class="separator">
        <span>
          {message.data === undefined ? '' : handsWords(message.data, reason, speech)} · {time(message.at)}
        </span>
      </li>
    );
  if (message.kind === 'notice')
    return (
      <li class="service">
        <p>{text}</p>
      </li>
    );
  const who =
    message.from !== 'agent'
      ? say(`message.${message.from}`)
      : message.agentId === session.staff.id
        ? say('message.you')
        : (agentName ?? say('message.agent'));
  return (
    <li class={`message ${message.from}`}>
      <p class="byline">
        <span>{who}</span>
        <time>{time(message.at)}</time>
        {view.arrival !== undefined && (
          <Badge tone={view.arrival === 'waiting' ? 'notice' : 'danger'}>
            {say(`arrival.${view.arrival}`)}
          </Badge>
        )}
      </p>
      <div class="bubble">
        {emptied ? (
          <p class="emptied">{say('pane.emptied')}</p>
        ) : message.kind === 'reply' && message.data !== undefined ? (
          <ReplyMessage data={message.data} />
        ) : message.kind === 'attachment' && message.data !== undefined ? (
          <FileMessage file={message.data} isVisitors={message.from === 'visitor'} />
        ) : (
          <p class="typed" dir="auto" lang={message.from === 'visitor' ? language : undefined}>
            {message.kind === 'choice' ? say('message.choice', { text: text ?? '' }) : text}
          </p>
        )}
      </div>
    </li>
  );
}

type Hands = NonNullable<Extract<MessageView['message'], { kind: 'hands' }>['data']>;

function handsWords(
  { act, agentName }: Hands,
  reason: ConversationView['conversation']['reason'],
  { say }: Speech,
): string {
  if (act === 'handover' && reason !== undefined)
    return say('hands.handover', { reason: say(`reason.${reason}`) });
  const key = act === 'handover' ? 'hands.handover-plain' : `hands.${act}`;
  return isDeskSentenceKey(key) ? say(key, { name: agentName ?? say('message.agent') }) : act;
}
