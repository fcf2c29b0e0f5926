import { useState } from 'preact/hooks';
import type { Chat, ChatState } from '../chat-model.ts';
import { useSpeech, type Speech } from '../speech.ts';

/** Who has the word, and the way to a person: always in sight, above the box to write in. */
export function ServiceBar({
  state,
  chat,
  callBack,
}: {
  state: ChatState;
  chat: Chat;
  callBack: () => void;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const { service } = state.view;
  const owner = service?.owner ?? 'assistant';
  const isOffDuty = service?.onDuty === false;
  const attempt = async (act: () => Promise<boolean>) => {
    setBusy(true);
    setFailed(!(await act()));
    setBusy(false);
  };
  return (
    <div class="service-bar" data-owner={owner}>
      <p class={isOffDuty ? 'standing long' : 'standing'} role="status">
        {failed ? say('act.failed') : standing(state, speech)}
      </p>
      {owner === 'queue' && (
        <button type="button" disabled={busy} onClick={() => void attempt(chat.cancel)}>
          {say('queue.cancel')}
        </button>
      )}
      {isOffDuty && (
        <button type="button" onClick={callBack}>
          {say('menu.call-back')}
        </button>
      )}
      {(owner === 'assistant' || owner === 'closed') && (
        <button type="button" class="person" disabled={busy} onClick={() => void attempt(chat.person)}>
          {say(isOffDuty ? 'person.leave-word' : 'person.ask')}
        </button>
      )}
    </div>
  );
}

function standing({ view: { service } }: ChatState, { say }: Speech): string {
  if (service === undefined) return '';
  if (service.owner === 'queue')
    return service.queuePosition === undefined
      ? say('queue.waiting')
      : say('queue.position', { position: service.queuePosition });
  if (service.owner === 'agent')
    return say('agent.serving', { name: agentTitle(service.agentName, say('who.agent')) });
  if (service.ended) return say('conversation.closed');
  return service.onDuty ? '' : say('person.off-duty');
}

function agentTitle(name: string | undefined, title: string): string {
  return name === undefined ? title : `${title} ${name} `;
}
