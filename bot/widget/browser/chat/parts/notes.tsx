import { useState } from 'preact/hooks';
import type { Chat } from '../chat-model.ts';
import { useSpeech } from '../speech.ts';
import { Dialog } from './dialog.tsx';
import { Rating } from './rating.tsx';

/** The rating, called from the menu. */
export function RatingDialog({ chat, closed }: { chat: Chat; closed: () => void }) {
  const { say } = useSpeech();
  return (
    <Dialog title={say('menu.rate')} closed={closed}>
      <Rating chat={chat} done={closed} />
    </Dialog>
  );
}

/** Asks before the conversation is ended. */
export function EndDialog({ chat, closed }: { chat: Chat; closed: () => void }) {
  const { say } = useSpeech();
  const [failed, setFailed] = useState(false);
  const end = async () => {
    if (await chat.end()) closed();
    else setFailed(true);
  };
  return (
    <Dialog title={say('end.title')} closed={closed}>
      <p>{say('end.about')}</p>
      <p class="error" role="alert">
        {failed && say('act.failed')}
      </p>
      <div class="form-buttons">
        <button type="button" class="main" onClick={() => void end()}>
          {say('end.confirm')}
        </button>
        <button type="button" onClick={closed}>
          {say('form.cancel')}
        </button>
      </div>
    </Dialog>
  );
}

const privacyKeys = ['privacy.kept', 'privacy.masked', 'privacy.browser', 'privacy.erase'] as const;

/** What becomes of what the visitor writes. */
export function PrivacyDialog({ closed }: { closed: () => void }) {
  const { say } = useSpeech();
  return (
    <Dialog title={say('privacy.title')} closed={closed}>
      <ul class="plain">
        {privacyKeys.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
