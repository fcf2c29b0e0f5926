import { useState } from 'preact/hooks';
import type { CandidateView } from '../../wire/candidate.ts';
import type { GapView } from '../../wire/gap.ts';
import { Badge } from '../parts/badge.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Shown } from '../parts/shown.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { wordOf } from '../state/lists.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';
import type { AreaProps } from './knowledge-screen.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const reasons = ['not-ours', 'answered-elsewhere', 'unclear'] as const;

/** One gap with its questions: written up as an entry in one step, or set aside with a reason. */
export function GapPart({ id }: AreaProps) {
  const { api, router, toasts } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const mayWrite = useHasRole('editor', 'reviewer');
  const [isDismissing, setDismissing] = useState(false);
  const loaded = useLoaded<GapView>((signal) => api.get(`/knowledge/gaps/${id}`, undefined, signal), [id]);
  useReloadOn(['knowledge'], loaded.reload);
  const write = async () => {
    const result = await api.send<CandidateView>('POST', '/knowledge/candidates', { from: 'gap', gapId: id });
    if (result.kind === 'ok') router.go(`knowledge/entries/${result.value.id}`);
    else toasts.show('trouble', failureWords(result, speech));
  };
  const reopen = async (version: number) => {
    const result = await api.send<GapView>('POST', `/knowledge/gaps/${id}/reopening`, { version });
    if (result.kind === 'ok') loaded.put(result.value);
    else toasts.show('trouble', failureWords(result, speech));
  };
  return (
    <Shown loaded={loaded}>
      {(gap) => (
        <>
          <Heading title={gap.question} note={<Badge>{say(`gap-status.${gap.status}`)}</Badge>}>
            {gap.candidateId !== undefined && (
              <Link to={`knowledge/entries/${gap.candidateId}`}>{say('gap.open-entry')}</Link>
            )}
            {mayWrite && gap.status === 'open' && (
              <>
                <button type="button" class="main" onClick={() => void write()}>
                  {say('gap.write')}
                </button>
                <button
                  type="button"
                  onClick={() => {
                    setDismissing(true);
                  }}
                >
                  {say('gap.dismiss')}
                </button>
              </>
            )}
            {mayWrite && (gap.status === 'dismissed' || gap.status === 'answered') && (
              <button type="button" onClick={() => void reopen(gap.version)}>
                {say('gap.reopen')}
              </button>
            )}
          </Heading>
          {gap.closeNote !== undefined && <p class="note">{gap.closeNote}</p>}
          <section class="part">
            <h2>{say('gap.questions')}</h2>
            <ul class="lines">
              {gap.questions.map((each, place) => (
                <li key={place}>
                  <p>{each.question}</p>
                  <p class="badges soft">
                    <span>{moment(each.at)}</span>
                    <Badge>{say(`gap-source.${each.source}`)}</Badge>
                    <Badge>{say(`language.${each.language}`)}</Badge>
                    <Badge>{wordOf('outcome', each.outcome, speech)}</Badge>
                    <span>{say('gap.confidence', { confidence: each.confidence.toFixed(2) })}</span>
                  </p>
                </li>
              ))}
            </ul>
          </section>
          <section class="part">
            <h2>{say('gap.evidence')}</h2>
            <ul class="lines">
              {gap.evidence.map(({ documentId, title }) => (
                <li key={documentId}>
                  <Link to={`knowledge/search/${documentId}`}>{title}</Link>
                </li>
              ))}
            </ul>
            <Link to={`knowledge/search?q=${encodeURIComponent(gap.question)}`}>
              {say('knowledge.search')}
            </Link>
          </section>
          {isDismissing && (
            <ReasonDialog<GapView>
              title={say('gap.dismiss')}
              label={say('gap.dismiss-why')}
              yes={say('gap.dismiss')}
              reasons={reasons.map((value) => ({ value, text: say(`gap.why-${value}`) }))}
              send={({ reason, note }) =>
                api.send('POST', `/knowledge/gaps/${id}/dismissal`, { version: gap.version, reason, note })
              }
              done={loaded.put}
              closed={() => {
                setDismissing(false);
              }}
            />
          )}
        </>
      )}
    </Shown>
  );
}
