import { useState } from 'preact/hooks';
import type { CandidateView } from '../../wire/candidate.ts';
import { Badge } from '../parts/badge.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';
import { statusTones } from './entries-part.tsx';
import { EntryAnswer } from './entry-answer.tsx';
import { EntryCheck } from './entry-check.tsx';
import { EntryForm, faultWords, fieldOf, fieldTitles } from './entry-form.tsx';
import type { AreaProps } from './knowledge-screen.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** One entry from its draft to its publication, with who did what. */
export function EntryPart({ id }: AreaProps) {
  const { api } = useConsole();
  const loaded = useLoaded<CandidateView>(
    (signal) => api.get(`/knowledge/candidates/${id}`, undefined, signal),
    [id],
  );
  // While somebody writes, only what publishing does is shown by itself.
  useReloadOn(['knowledge'], () => {
    if (loaded.value !== undefined && loaded.value.status !== 'draft') loaded.reload();
  });
  return <Shown loaded={loaded}>{(candidate) => <Entry candidate={candidate} put={loaded.put} />}</Shown>;
}

function Entry({ candidate, put }: { candidate: CandidateView; put: (candidate: CandidateView) => void }) {
  const { api, router, toasts } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const isReviewer = useHasRole('reviewer');
  const [asked, setAsked] = useState<'approve' | 'return' | 'withdraw' | 'discard'>();
  const { id, version, status, title, name, faults, approval, problems } = candidate;
  const path = `/knowledge/candidates/${id}`;
  const act = async (what: string, words?: string) => {
    const result = await api.send<CandidateView>('POST', `${path}/${what}`, { version });
    if (result.kind === 'ok') {
      put(result.value);
      if (words !== undefined) toasts.show('done', words);
    } else toasts.show('trouble', failureWords(result, speech));
  };
  const revise = async () => {
    const result = await api.send<CandidateView>('POST', '/knowledge/candidates', {
      from: 'candidate',
      candidateId: id,
    });
    if (result.kind === 'ok') router.go(`knowledge/entries/${result.value.id}`);
    else toasts.show('trouble', failureWords(result, speech));
  };
  const close = () => {
    setAsked(undefined);
  };
  const isOpen = status === 'draft' || status === 'submitted';
  const missing = [...new Set(faults.map((fault) => fieldOf(fault)))];
  return (
    <>
      <Heading
        title={title['zh-Hans'] || title.en || name}
        note={
          <span class="badges">
            <Badge tone={statusTones[status]}>{say(`entry-status.${status}`)}</Badge>
            {candidate.release !== undefined && (
              <span>{`${say('entries.release')} ${candidate.release}`}</span>
            )}
            {candidate.aiGenerated && <Badge tone="notice">{say('entry.ai')}</Badge>}
          </span>
        }
      >
        {status === 'draft' && (
          <button
            type="button"
            class="main"
            disabled={faults.length > 0}
            onClick={() => void act('submission', say('entry.submitted'))}
          >
            {say('entry.submit')}
          </button>
        )}
        {status === 'submitted' && approval === 'allowed' && (
          <button
            type="button"
            class="main"
            onClick={() => {
              setAsked('approve');
            }}
          >
            {say('entry.approve')}
          </button>
        )}
        {status === 'submitted' && isReviewer && (
          <button
            type="button"
            onClick={() => {
              setAsked('return');
            }}
          >
            {say('entry.return')}
          </button>
        )}
        {status === 'published' && (
          <button type="button" onClick={() => void revise()}>
            {say('entry.revise')}
          </button>
        )}
        {status === 'published' && isReviewer && (
          <button
            type="button"
            onClick={() => {
              setAsked('withdraw');
            }}
          >
            {say('entry.withdraw')}
          </button>
        )}
        {isOpen && (
          <button
            type="button"
            onClick={() => {
              setAsked('discard');
            }}
          >
            {say('entry.discard')}
          </button>
        )}
      </Heading>
      {status === 'submitted' && approval !== 'allowed' && (
        <p class="note">{say(approval === 'own-work' ? 'entry.own-work' : 'entry.role-missing')}</p>
      )}
      {problems.length > 0 && (
        <div class="note" role="alert">
          <p>{say('entry.problems')}</p>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.field} ${problem.message}`}>
                {say('list.named', { name: titleOf(fieldOf(problem)), text: faultWords(problem, speech) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {status === 'draft' && missing.length > 0 && (
        <p class="note">{`${say('entry.missing')} ${missing.map(titleOf).join(say('list.and'))}`}</p>
      )}
      {isOpen ? (
        <EntryForm key={version} candidate={candidate} done={put} />
      ) : (
        <EntryAnswer candidate={candidate} />
      )}
      <EntryCheck candidate={candidate} />
      <section class="part">
        <h2>{say('entry.history')}</h2>
        <ol class="lines">
          {candidate.history.map(({ at, by, byName, act: done, note }, place) => (
            <li key={place}>
              <span class="soft">{moment(at)}</span>{' '}
              {`${byName ?? (by === 'desk' ? say('entry.system') : by)} · ${say(`entry-act.${done}`)}`}
              {note !== undefined && done !== 'published' && <span>{` · ${note}`}</span>}
            </li>
          ))}
        </ol>
      </section>
      {asked === 'approve' && (
        <Confirm
          title={say('entry.approve')}
          yes={say('entry.approve')}
          act={() => act('approval', say('entry.approved'))}
          closed={close}
        >
          <p>{say('entry.approve-words')}</p>
        </Confirm>
      )}
      {asked === 'discard' && (
        <Confirm
          title={say('entry.discard')}
          yes={say('entry.discard')}
          danger
          act={() => act('discard')}
          closed={close}
        >
          <p>{say('entry.discard-words')}</p>
        </Confirm>
      )}
      {(asked === 'return' || asked === 'withdraw') && (
        <ReasonDialog<CandidateView>
          title={say(`entry.${asked}`)}
          label={say(`entry.${asked}-why`)}
          yes={say(`entry.${asked}`)}
          send={({ note }) =>
            api.send('POST', `${path}/${asked === 'return' ? 'return' : 'withdrawal'}`, { version, note })
          }
          done={put}
          closed={close}
        />
      )}
    </>
  );

  function titleOf(field: string): string {
    const key = fieldTitles[field];
    return key === undefined ? field : say(key);
  }
}
