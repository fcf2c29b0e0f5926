import type { Citation } from '../../../consultation/turn.ts';
import type { EvidenceView } from '../../wire/evidence.ts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { useSpeech } from '../state/speech.ts';
import { isWebAddress, validityWords } from './validity-words.ts';

/** The colour of how a text stands. */
export const badgeTones: Readonly<Record<EvidenceView['badge'], Tone>> = {
  'in-force': 'good',
  'not-yet-in-force': 'notice',
  'no-longer-in-force': 'danger',
  unconfirmed: 'notice',
  'past-its-window': 'notice',
};

/** The passages a draft stands on, each with how it stands today; those cited come with their marker. */
export function EvidenceList({
  evidence,
  citations = [],
  title,
}: {
  evidence: readonly EvidenceView[];
  citations?: readonly Citation[];
  title?: string;
}) {
  const { say } = useSpeech();
  const markers = new Map(citations.map(({ passageId, marker }) => [passageId, marker]));
  return (
    <section class="evidence">
      <h3>{title ?? say('evidence.title')}</h3>
      {evidence.length === 0 && <p class="hint">{say('evidence.none')}</p>}
      <ul>
        {evidence.map((each) => (
          <Evidence key={each.passageId} evidence={each} marker={markers.get(each.passageId)} />
        ))}
      </ul>
    </section>
  );
}

function Evidence({ evidence, marker }: { evidence: EvidenceView; marker: number | undefined }) {
  const speech = useSpeech();
  const { say, day } = speech;
  const { title, section, quote, counterpart, badge, status, issuer, documentNumber, checkedOn, url } =
    evidence;
  const facts = [
    documentNumber,
    issuer,
    validityWords(evidence, speech),
    checkedOn === undefined ? undefined : `${say('evidence.checked')} ${day(checkedOn)}`,
  ].filter(Boolean);
  return (
    <li>
      <p class="evidence-name">
        {marker !== undefined && <span class="source-number">{marker}</span>}
        <span>{`${title} ${section}`.trim()}</span>
      </p>
      <p class="evidence-standing">
        <Badge tone={badgeTones[badge]}>{say(`badge.${badge}`)}</Badge>
        {status === 'starter' && <Badge>{say('evidence.starter')}</Badge>}
      </p>
      <details class="evidence-text">
        <summary>
          <span class="evidence-quote" lang={evidence.language}>
            {quote}
          </span>
        </summary>
        <blockquote class="quote" lang={evidence.language}>
          {quote}
        </blockquote>
        {counterpart !== undefined && (
          <>
            <h4>{say('evidence.counterpart')}</h4>
            <blockquote class="quote">{counterpart}</blockquote>
          </>
        )}
        <p class="hint">{facts.join(' · ')}</p>
        {isWebAddress(url) && (
          <p>
            <a href={url} target="_blank" rel="noopener noreferrer">
              {say('evidence.open')}
            </a>
          </p>
        )}
      </details>
    </li>
  );
}
