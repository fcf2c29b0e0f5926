import type { Failure } from '../net/failure.ts';
import { failureWords } from '../state/failure-words.ts';
import { useSpeech } from '../state/speech.ts';
import { Icon } from './icon.tsx';

/** Says why something is not there, and offers to try again. */
export function FailureNote({ failure, retry }: { failure: Failure; retry?: () => void }) {
  const speech = useSpeech();
  return (
    <div class="failure" role="alert">
      <Icon name="warning" />
      <p>{failureWords(failure, speech)}</p>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          {speech.say('failure.retry')}
        </button>
      )}
    </div>
  );
}
