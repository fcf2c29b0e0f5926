import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import type { Outgoing as Item, OutgoingState } from '../../line/outbox.ts';
import type { Chat } from '../chat-model.ts';
import { useSpeech } from '../speech.ts';

const texts: Readonly<Record<OutgoingState, WidgetSentenceKey | undefined>> = {
  waiting: 'message.sending',
  sending: 'message.sending',
  slow: 'message.slow',
  sent: undefined,
  unsent: 'message.unsent',
  refused: 'message.refused',
  'too-long': 'message.too-long',
};
const failed: ReadonlySet<OutgoingState> = new Set(['unsent', 'refused', 'too-long']);

/** A message of the visitor that the service has not given back yet, with its state and what can be done. */
export function Outgoing({ item, chat }: { item: Item; chat: Chat }) {
  const { say } = useSpeech();
  const key = texts[item.state];
  const isFailed = failed.has(item.state);
  return (
    <li class={isFailed ? 'entry visitor failed' : 'entry visitor'}>
      <p class="byline">
        {say('who.visitor')}
        {key !== undefined && <span class="state">{say(key)}</span>}
      </p>
      <div class="bubble">
        <p class="typed" dir="auto">
          {item.text === '' ? item.file?.name : item.text}
        </p>
      </div>
      {isFailed && (
        <div class="tools">
          <button
            type="button"
            class="tool"
            onClick={() => {
              chat.client.outbox.resend(item.clientId);
            }}
          >
            {say('message.resend')}
          </button>
          <button
            type="button"
            class="tool"
            onClick={() => {
              chat.client.outbox.discard(item.clientId);
            }}
          >
            {say('message.discard')}
          </button>
        </div>
      )}
    </li>
  );
}
