import type { BriefView } from '../../wire/conversation.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { useSpeech } from '../state/speech.ts';
import { EvidenceList } from './evidence-list.tsx';

/** The brief on one screen: why it was handed over, what is open, what was said before, what was found. */
export function BriefPanel({ brief }: { brief: BriefView | undefined }) {
  const { say } = useSpeech();
  if (brief === undefined) return <Empty title={say('brief.missing')} />;
  return (
    <div class="brief">
      <section>
        <h3>{say('brief.why')}</h3>
        <p>
          <Badge tone="notice">{say(`reason.${brief.reason}`)}</Badge>{' '}
          {brief.topic !== undefined && <Badge>{say(`topic.${brief.topic}`)}</Badge>}{' '}
          {brief.hotlineFunction !== undefined && <Badge>{say(`function.${brief.hotlineFunction}`)}</Badge>}
        </p>
      </section>
      {brief.summary !== undefined && (
        <section>
          <h3>
            {say('brief.summary')} <Badge tone="notice">{say('message.ai')}</Badge>
          </h3>
          <p lang="zh-Hans">{brief.summary.text}</p>
          <p lang="zh-Hans">{say('brief.open', { text: brief.summary.open })}</p>
        </section>
      )}
      <section>
        <h3>{say('brief.asked')}</h3>
        {brief.asked === undefined ? (
          <p class="hint">{say('brief.not-asked')}</p>
        ) : (
          <p class="brief-asked" lang={brief.language}>
            {brief.asked}
          </p>
        )}
      </section>
      <section>
        <h3>{say('brief.answered')}</h3>
        {brief.answered.length === 0 && <p class="hint">{say('brief.none-answered')}</p>}
        <ol class="brief-turns">
          {brief.answered.map(({ turnId, question, outcome, text, documents }) => (
            <li key={turnId}>
              <p class="brief-question" lang={brief.language}>
                {question}
              </p>
              <p>
                <Badge>{say(`outcome.${outcome}`)}</Badge>
              </p>
              <p class="brief-answer" lang={brief.language}>
                {text}
              </p>
              {documents.length > 0 && (
                <p class="hint">{documents.map(({ id, title }) => title || id).join(say('list.then'))}</p>
              )}
            </li>
          ))}
        </ol>
      </section>
      <EvidenceList evidence={brief.evidence} />
      <p class="hint">{say('brief.automatic')}</p>
    </div>
  );
}
