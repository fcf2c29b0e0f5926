import { useState } from 'preact/hooks';
import type { CandidateCheck, CandidateView } from '../../wire/candidate.ts';
import { Badge } from '../parts/badge.tsx';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { wordOf } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';

/** The questions behind an entry, and on demand what the assistant says to them now. */
export function EntryCheck({ candidate }: { candidate: CandidateView }) {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [check, setCheck] = useState<CandidateCheck>();
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    const result = await api.get<CandidateCheck>(`/knowledge/candidates/${candidate.id}/check`);
    setAsking(false);
    if (result.kind === 'ok') setCheck(result.value);
    else toasts.show('trouble', failureWords(result, speech));
  };
  return (
    <section class="part">
      <h2>{say('entry.questions')}</h2>
      {check === undefined ? (
        <ul class="lines">
          {candidate.questions.map(({ question }) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      ) : (
        <div aria-live="polite">
          <p class="soft">{say('entry.check-release', { release: check.release })}</p>
          <ul class="lines">
            {check.questions.map(({ question, outcome, cited, confidence }) => (
              <li key={question}>
                <p>{question}</p>
                <p class="badges">
                  <Badge tone={outcome === 'answered' ? 'good' : 'notice'}>
                    {wordOf('outcome', outcome, speech)}
                  </Badge>
                  <Badge tone={cited ? 'good' : 'plain'}>
                    {say(cited ? 'entry.check-cited' : 'entry.check-not-cited')}
                  </Badge>
                  <span class="soft">{say('gap.confidence', { confidence: confidence.toFixed(2) })}</span>
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <button type="button" disabled={isAsking} onClick={() => void ask()}>
        {say('entry.check')}
      </button>
    </section>
  );
}
