import type { EvidenceView } from '../../wire/evidence.ts';
import type { PhoneAnswer } from '../../wire/phone.ts';
import { CitationText } from '../conversation/citation-dialog.tsx';
import { badgeTones, EvidenceList } from '../conversation/evidence-list.tsx';
import { Badge } from '../parts/badge.tsx';
import { useSpeech } from '../state/speech.ts';
import type { Call } from './call.ts';

/** The sources one key away, what else was found, and what the call was about so far. */
export function PhoneSide({
  call,
  answer,
  sourceIndex,
  setSourceIndex,
}: {
  call: Call;
  answer: PhoneAnswer | undefined;
  sourceIndex: number | undefined;
  setSourceIndex: (index: number | undefined) => void;
}) {
  const { say } = useSpeech();
  const citations = answer?.citations ?? [];
  const shown = sourceIndex === undefined ? undefined : citations[sourceIndex];
  return (
    <aside class="phone-side" aria-label={say('phone.sources')}>
      {citations.length > 0 && (
        <section>
          <h2 class="phone-label">{say('phone.sources')}</h2>
          <ol class="phone-sources">
            {citations.map((citation, index) => (
              <li key={citation.marker}>
                <button
                  type="button"
                  class="source"
                  aria-expanded={index === sourceIndex}
                  onClick={() => {
                    setSourceIndex(index === sourceIndex ? undefined : index);
                  }}
                >
                  <span class="source-number">{citation.marker}</span>
                  {`${citation.title} ${citation.section}`.trim()}
                </button>
                {citation === shown && (
                  <div class="phone-source" aria-live="polite">
                    <Standing
                      evidence={answer?.evidence.find(({ passageId }) => passageId === citation.passageId)}
                    />
                    <CitationText citation={citation} />
                  </div>
                )}
              </li>
            ))}
          </ol>
          <p class="hint">{say('phone.source-key')}</p>
        </section>
      )}
      {answer !== undefined && shown === undefined && (
        <EvidenceList evidence={answer.evidence} citations={citations} title={say('phone.other')} />
      )}
      <section>
        <h2 class="phone-label">{say('phone.asked')}</h2>
        {call.asked.length === 0 && <p class="hint">{say('phone.none-asked')}</p>}
        <ol class="phone-asked">
          {call.asked.map(({ question, answer: said }, index) => (
            <li key={index}>
              <p>{question}</p>
              {said !== undefined && <p class="hint">{say('phone.answered', { text: said })}</p>}
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}

function Standing({ evidence }: { evidence: EvidenceView | undefined }) {
  const { say } = useSpeech();
  if (evidence === undefined) return null;
  return (
    <p class="evidence-standing">
      <Badge tone={badgeTones[evidence.badge]}>{say(`badge.${evidence.badge}`)}</Badge>
      {evidence.status === 'starter' && <Badge>{say('evidence.starter')}</Badge>}
    </p>
  );
}
