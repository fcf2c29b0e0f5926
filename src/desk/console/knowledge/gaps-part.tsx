import { useState } from 'preact/hooks';
import type { Gap } from '../../wire/gap.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table } from '../parts/table.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useConsole } from '../state/console.ts';
import { wordOf } from '../state/lists.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech, type Speech } from '../state/speech.ts';

const statuses = ['open', 'candidate', 'answered', 'dismissed'] as const;

/** Questions that the knowledge base did not answer well, put together by content. */
export function GapsPart() {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const [status, setStatus] = useState<Gap['status']>('open');
  const list = useLoaded<{ gaps: Gap[] }>(
    (signal) => api.get('/knowledge/gaps', { status }, signal),
    [status],
  );
  useReloadOn(['knowledge'], list.reload);
  return (
    <>
      <Heading title={say('knowledge.gaps')} note={say('gaps.empty-hint')} />
      <Tabs
        label={say('gaps.status')}
        panelId="gaps"
        chosen={status}
        choose={setStatus}
        tabs={statuses.map((id) => ({ id, text: say(`gap-status.${id}`) }))}
      />
      <div id="gaps" role="tabpanel" aria-label={say(`gap-status.${status}`)}>
        <Shown loaded={list}>
          {({ gaps }) =>
            gaps.length === 0 ? (
              <Empty title={say('gaps.empty')} />
            ) : (
              <Table<Gap>
                caption={say('knowledge.gaps')}
                rows={gaps}
                keyOf={({ id }) => id}
                to={({ id }) => `knowledge/gaps/${id}`}
                columns={[
                  { id: 'question', title: say('gaps.question'), cell: ({ question }) => question },
                  { id: 'count', title: say('gaps.count'), cell: ({ count }) => count, align: 'end' },
                  {
                    id: 'sources',
                    title: say('gaps.sources'),
                    cell: ({ sources }) => counted('gap-source', sources, speech),
                  },
                  {
                    id: 'languages',
                    title: say('gaps.languages'),
                    cell: ({ languages }) => counted('language', languages, speech),
                    minor: true,
                  },
                  {
                    id: 'topic',
                    title: say('entry.topics'),
                    cell: ({ topic }) => (topic === undefined ? '' : say(`topic.${topic}`)),
                    minor: true,
                  },
                  { id: 'last', title: say('gaps.last'), cell: ({ lastAt }) => moment(lastAt) },
                ]}
              />
            )
          }
        </Shown>
      </div>
    </>
  );
}

/** Words of a list with how often each came. */
function counted(prefix: string, counts: Readonly<Partial<Record<string, number>>>, speech: Speech) {
  return (
    <span class="badges">
      {Object.entries(counts).map(([value, number]) => (
        <Badge key={value}>{`${wordOf(prefix, value, speech)} ${number ?? 0}`}</Badge>
      ))}
    </span>
  );
}
