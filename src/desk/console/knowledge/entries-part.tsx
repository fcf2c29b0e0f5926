import type { CandidateItem, CandidateView } from '../../wire/candidate.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table } from '../parts/table.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';

/** How an entry's status looks. */
export const statusTones = {
  draft: 'plain',
  submitted: 'notice',
  approved: 'accent',
  published: 'good',
  withdrawn: 'plain',
  discarded: 'plain',
} as const;

/** The desk's entries, from the first draft to the published ones. */
export function EntriesPart() {
  const { api, router, toasts } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const mayExport = useHasRole('editor', 'reviewer', 'auditor');
  const list = useLoaded<{ candidates: CandidateItem[] }>(
    (signal) => api.get('/knowledge/candidates', undefined, signal),
    [],
  );
  useReloadOn(['knowledge'], list.reload);
  const begin = async () => {
    const result = await api.send<CandidateView>('POST', '/knowledge/candidates', { from: 'nothing' });
    if (result.kind === 'ok') router.go(`knowledge/entries/${result.value.id}`);
    else toasts.show('trouble', failureWords(result, speech));
  };
  return (
    <>
      <Heading title={say('knowledge.entries')}>
        <button type="button" class="main" onClick={() => void begin()}>
          {say('entries.new')}
        </button>
        {mayExport && (
          <a class="button" href={api.address('/knowledge/eval-cases')} download>
            {say('entries.cases')}
          </a>
        )}
      </Heading>
      <Shown loaded={list}>
        {({ candidates }) =>
          candidates.length === 0 ? (
            <Empty title={say('entries.empty')} />
          ) : (
            <Table<CandidateItem>
              caption={say('knowledge.entries')}
              rows={candidates}
              keyOf={({ id }) => id}
              to={({ id }) => `knowledge/entries/${id}`}
              tone={({ problems }) => (problems.length > 0 ? 'danger' : undefined)}
              columns={[
                {
                  id: 'title',
                  title: say('entries.title'),
                  cell: ({ title, name }) => title['zh-Hans'] || title.en || name,
                },
                {
                  id: 'status',
                  title: say('entries.status'),
                  cell: ({ status }) => (
                    <Badge tone={statusTones[status]}>{say(`entry-status.${status}`)}</Badge>
                  ),
                },
                {
                  id: 'by',
                  title: say('entries.by'),
                  cell: (item) => item.changedByName ?? item.changedBy,
                  minor: true,
                },
                { id: 'changed', title: say('entries.changed'), cell: ({ changedAt }) => moment(changedAt) },
                {
                  id: 'release',
                  title: say('entries.release'),
                  cell: ({ release }) => release ?? '',
                  align: 'end',
                },
              ]}
            />
          )
        }
      </Shown>
    </>
  );
}
