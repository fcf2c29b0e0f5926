import { useState } from 'preact/hooks';
import type { z } from 'zod';
import type { conversationItemSchema } from '../../wire/queue.ts';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { useLoaded } from '../state/loaded.ts';
import { useSpeech, type Speech } from '../state/speech.ts';

type ConversationItem = z.infer<typeof conversationItemSchema>;

const pageSize = 50;

/** Finished conversations: one's own, and everybody's for reviewers and auditors. */
export default function HistoryScreen() {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const isAgent = useHasRole('agent');
  const seesAll = useHasRole('reviewer', 'auditor');
  const [of, setOf] = useState<'own' | 'all'>(isAgent ? 'own' : 'all');
  const [before, setBefore] = useState<number>();
  const loaded = useLoaded<{ conversations: ConversationItem[] }>(
    (signal) => api.get('/conversations', { of, before, limit: pageSize }, signal),
    [of, before],
  );
  const tabs = [
    ...(isAgent ? [{ id: 'own' as const, text: say('history.own') }] : []),
    ...(seesAll ? [{ id: 'all' as const, text: say('history.all') }] : []),
  ];
  return (
    <>
      <Heading title={say('screen.history')} />
      <Tabs
        label={say('screen.history')}
        tabs={tabs}
        chosen={of}
        choose={(next) => {
          setBefore(undefined);
          setOf(next);
        }}
        panelId="history-panel"
      />
      <div id="history-panel" role="tabpanel" aria-label={say(`history.${of}`)}>
        <Shown loaded={loaded}>
          {({ conversations }) =>
            conversations.length === 0 ? (
              <Empty title={say('history.empty')} />
            ) : (
              <>
                <Table
                  caption={say('screen.history')}
                  columns={columnsOf(speech)}
                  rows={conversations}
                  keyOf={({ id }) => id}
                  to={({ id }) => `conversations/${id}`}
                />
                {conversations.length === pageSize && (
                  <p>
                    <button
                      type="button"
                      onClick={() => {
                        setBefore(conversations.at(-1)?.closedAt);
                      }}
                    >
                      {say('history.more')}
                    </button>
                  </p>
                )}
              </>
            )
          }
        </Shown>
      </div>
    </>
  );
}

function columnsOf({ say, moment }: Speech): Column<ConversationItem>[] {
  const unknown = say('queue.unknown');
  return [
    { id: 'opened', title: say('history.opened'), cell: ({ openedAt }) => moment(openedAt) },
    {
      id: 'closed',
      title: say('history.closed'),
      cell: ({ closedAt }) => (closedAt === undefined ? unknown : moment(closedAt)),
    },
    {
      id: 'topic',
      title: say('queue.topic'),
      cell: ({ topic }) => (topic === undefined ? unknown : say(`topic.${topic}`)),
    },
    {
      id: 'reason',
      title: say('queue.reason'),
      cell: ({ reason }) => (reason === undefined ? unknown : say(`reason.${reason}`)),
    },
    { id: 'language', title: say('queue.language'), cell: ({ language }) => say(`language.${language}`) },
    { id: 'channel', title: say('queue.channel'), cell: ({ channel }) => say(`channel.${channel}`) },
    { id: 'agent', title: say('history.agent'), cell: ({ agentName }) => agentName ?? unknown },
  ];
}
