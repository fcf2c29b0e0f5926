import { Confirm } from '../parts/confirm.tsx';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useSpeech } from '../state/speech.ts';

/** Asks before the assistant gets the word again. */
export function HandBackDialog({ id, closed }: { id: string; closed: () => void }) {
  const { api, desk, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const act = async () => {
    const result = await api.send('POST', `/conversations/${id}/hand-back`);
    if (result.kind === 'ok') toasts.show('done', say('hand-back.done'));
    else toasts.show('trouble', failureWords(result, speech));
    desk.reload();
  };
  return (
    <Confirm title={say('hand-back.title')} yes={say('pane.hand-back')} act={act} closed={closed}>
      <p>{say('hand-back.text')}</p>
    </Confirm>
  );
}
