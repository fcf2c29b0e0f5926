import type { CandidateView } from '../../wire/candidate.ts';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useSpeech } from '../state/speech.ts';

/** Begins an entry of the knowledge base from an answer that was sent, in one step. */
export function EntryButton({ suggestionId }: { suggestionId: string }) {
  const { api, router, toasts } = useConsole();
  const speech = useSpeech();
  const begin = async () => {
    const origin = { from: 'suggestion', suggestionId };
    const result = await api.send<CandidateView>('POST', '/knowledge/candidates', origin);
    if (result.kind === 'ok') router.go(`knowledge/entries/${result.value.id}`);
    else toasts.show('trouble', failureWords(result, speech));
  };
  return (
    <p>
      <button type="button" class="small" onClick={() => void begin()}>
        {speech.say('suggestion.make-entry')}
      </button>
    </p>
  );
}
