import { useEffect, useState } from 'preact/hooks';
import type { PublicationView, ReleaseDiff, ReleaseItem, ReleaseList } from '../../wire/knowledge.ts';
import { Badge } from '../parts/badge.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table } from '../parts/table.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { wordOf } from '../state/lists.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { ReleaseChanges } from './release-changes.tsx';

const lookEveryMs = 700;

/** All releases, how publishing goes, comparing and going back. */
export function ReleasesPart() {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const mayRollBack = useHasRole('reviewer', 'operator');
  const mayPublish = useHasRole('editor', 'reviewer', 'operator');
  const [diff, setDiff] = useState<ReleaseDiff>();
  const [to, setTo] = useState<number>();
  const list = useLoaded<ReleaseList>((signal) => api.get('/knowledge/releases', undefined, signal), []);
  useReloadOn(['knowledge'], list.reload);
  const isRunning = list.value?.running === true;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(list.reload, lookEveryMs);
    return () => {
      clearInterval(timer);
    };
  }, [isRunning]);
  const compare = async (from: number, inUse: number) => {
    const result = await api.get<ReleaseDiff>('/knowledge/releases/diff', { from, to: inUse });
    if (result.kind === 'ok') setDiff(result.value);
    else toasts.show('trouble', failureWords(result, speech));
  };
  const publish = async () => {
    const result = await api.send<ReleaseList>('POST', '/knowledge/publication');
    if (result.kind === 'ok') list.put(result.value);
    else toasts.show('trouble', failureWords(result, speech));
  };
  return (
    <>
      <Heading title={say('knowledge.releases')}>
        {mayPublish && (
          <button type="button" onClick={() => void publish()}>
            {say('releases.publish')}
          </button>
        )}
      </Heading>
      <Shown loaded={list}>
        {({ releases, publications, waiting, running, progress }) => {
          const inUse = releases.find((release) => release.inUse)?.number ?? 0;
          return (
            <>
              {(running || waiting) && (
                <p class="note" role="status">
                  {!running
                    ? say('releases.waiting')
                    : progress === undefined
                      ? say('releases.running')
                      : say('releases.progress', progress)}
                </p>
              )}
              <Table<ReleaseItem>
                caption={say('knowledge.releases')}
                rows={releases}
                keyOf={({ number }) => String(number)}
                tone={(release) => (release.inUse ? 'chosen' : undefined)}
                columns={[
                  {
                    id: 'number',
                    title: say('releases.number'),
                    cell: (release) => (
                      <span class="badges">
                        {release.number}
                        {release.inUse && <Badge tone="good">{say('releases.in-use')}</Badge>}
                      </span>
                    ),
                  },
                  {
                    id: 'created',
                    title: say('releases.created'),
                    cell: ({ createdAt }) => moment(createdAt),
                  },
                  {
                    id: 'by',
                    title: say('releases.by'),
                    cell: ({ publishedBy }) => publisherWords(publishedBy, speech),
                  },
                  {
                    id: 'content',
                    title: say('releases.content'),
                    cell: ({ documents, passages, records }) =>
                      say('releases.counts', { documents, passages, records }),
                    minor: true,
                  },
                ]}
                actions={{
                  title: say('releases.compare'),
                  of: (release) =>
                    release.inUse ? null : (
                      <>
                        <button type="button" onClick={() => void compare(release.number, inUse)}>
                          {say('releases.compare')}
                        </button>
                        {mayRollBack && (
                          <button
                            type="button"
                            onClick={() => {
                              setTo(release.number);
                            }}
                          >
                            {say('releases.rollback')}
                          </button>
                        )}
                      </>
                    ),
                }}
              />
              {diff !== undefined && <ReleaseChanges diff={diff} />}
              <section class="part">
                <h2>{say('releases.log')}</h2>
                {publications.length === 0 && <p class="soft">{say('releases.nothing-logged')}</p>}
                <ul class="lines">
                  {publications.map((publication) => (
                    <Publication key={publication.id} publication={publication} />
                  ))}
                </ul>
              </section>
            </>
          );
        }}
      </Shown>
      {to !== undefined && (
        <ReasonDialog<ReleaseList>
          title={say('releases.rollback-title', { number: to })}
          words={say('releases.rollback-words')}
          label={say('releases.rollback-why')}
          yes={say('releases.rollback')}
          send={({ note }) => api.send('POST', '/knowledge/rollback', { to, reason: note })}
          done={(value) => {
            list.put(value);
            toasts.show('done', say('releases.rolled-back'));
          }}
          closed={() => {
            setTo(undefined);
          }}
        />
      )}
    </>
  );
}

/** Who published a release, from what its manifest says. */
function publisherWords(publishedBy: string, speech: Speech): string {
  const number = /^rollback of (\d+)$/.exec(publishedBy)?.[1];
  return number === undefined
    ? wordOf('released-by', publishedBy, speech)
    : speech.say('released-by.rollback', { number });
}

function Publication({ publication }: { publication: PublicationView }) {
  const { say, moment } = useSpeech();
  const { at, actor, actorName, act, outcome, release = '', reason, problems } = publication;
  const who = actorName ?? (actor === 'desk' ? say('entry.system') : actor);
  return (
    <li>
      <p>
        <span class="soft">{moment(at)}</span>{' '}
        {`${who} · ${say(`publication.${act}`)} · ${say(`publication.${outcome}`, { release })}`}
        {reason !== undefined && ` · ${reason}`}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ file, place, message }) => (
            <li key={`${file} ${place} ${message}`}>
              {[file, place, message].filter((part) => part !== '').join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
