import { useState } from 'preact/hooks';
import type { TicketKind } from '../../../conversations/ticket.ts';
import type { z } from 'zod';
import type { ticketListViewSchema, TicketView } from '../../wire/ticket.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { optionsOf, ticketKinds } from '../state/lists.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useNow } from '../state/service-clock.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { ImportDialog } from './import-dialog.tsx';
import { TicketDialog } from './ticket-dialog.tsx';
import { dueWords, statusTones } from './ticket-words.ts';

type ListView = z.infer<typeof ticketListViewSchema>;
type List = 'open' | 'mine' | 'overdue' | 'call-backs' | 'bad-ratings' | 'all';
const lists: readonly { readonly id: List; readonly count?: keyof ListView['counts'] }[] = [
  { id: 'open', count: 'open' },
  { id: 'mine', count: 'mine' },
  { id: 'overdue', count: 'overdue' },
  { id: 'call-backs', count: 'callBacks' },
  { id: 'bad-ratings', count: 'badRatings' },
  { id: 'all' },
];

/** Tickets by list and kind, with what is due first. */
export function TicketList({ query }: { query: URLSearchParams }) {
  const { api, router, clock } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const handlesTables = useHasRole('operator');
  const [dialog, setDialog] = useState<'new' | 'import'>();
  const now = useNow(30_000);
  const list = lists.find(({ id }) => id === query.get('list'))?.id ?? 'open';
  const kind = ticketKinds.find((each) => each === query.get('kind'));
  const go = (next: { list?: List; kind?: TicketKind | '' }) => {
    const wanted = { list, kind, ...next };
    const pairs = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '');
    router.go(`tickets?${new URLSearchParams(pairs as [string, string][]).toString()}`, { replace: true });
  };
  const loaded = useLoaded<ListView>(
    async (signal) => {
      const result = await api.get<ListView>('/tickets', { list, kind }, signal);
      if (result.kind === 'ok') clock.set(result.value.at);
      return result;
    },
    [list, kind],
  );
  useReloadOn(['ticket'], loaded.reload);
  useShortcuts([
    {
      keys: 'k',
      title: 'keys.new-ticket',
      act: () => {
        setDialog('new');
      },
    },
  ]);
  const counts = loaded.value?.counts;
  const close = () => {
    setDialog(undefined);
  };
  return (
    <>
      <Heading title={say('screen.tickets')}>
        {handlesTables && (
          <>
            <a class="button" href={api.address('/ticket-table', { list, kind })} download>
              {say('tickets.export')}
            </a>
            <button
              type="button"
              onClick={() => {
                setDialog('import');
              }}
            >
              {say('tickets.import')}
            </button>
          </>
        )}
        <button
          type="button"
          class="main"
          onClick={() => {
            setDialog('new');
          }}
        >
          {say('tickets.new')}
        </button>
      </Heading>
      <div class="row list-head">
        <Tabs<List>
          label={say('screen.tickets')}
          tabs={lists.map(({ id, count }) => ({
            id,
            text: say(`tickets.list.${id}`),
            ...(count === undefined || counts === undefined ? {} : { count: counts[count] }),
          }))}
          chosen={list}
          choose={(id) => {
            go({ list: id });
          }}
          panelId="ticket-panel"
        />
        <label class="filter">
          {say('tickets.kind')}
          <select
            value={kind ?? ''}
            onChange={(event) => {
              go({ kind: event.currentTarget.value as TicketKind | '' });
            }}
          >
            <option value="">{say('list.none-chosen')}</option>
            {optionsOf(ticketKinds, 'ticket-kind', say).map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div id="ticket-panel" role="tabpanel" aria-label={say(`tickets.list.${list}`)}>
        <Shown loaded={loaded}>
          {({ tickets }) =>
            tickets.length === 0 ? (
              <Empty title={say('tickets.empty')} />
            ) : (
              <Table
                caption={say(`tickets.list.${list}`)}
                columns={columnsOf(now, speech)}
                rows={tickets}
                keyOf={({ id }) => id}
                to={({ id }) => `tickets/${id}`}
                tone={({ overdue }) => (overdue ? 'danger' : undefined)}
              />
            )
          }
        </Shown>
      </div>
      {dialog === 'new' && <TicketDialog from={kind === undefined ? {} : { kind }} closed={close} />}
      {dialog === 'import' && <ImportDialog closed={close} done={loaded.reload} />}
    </>
  );
}

function columnsOf(now: number, speech: Speech): Column<TicketView>[] {
  const { say } = speech;
  return [
    { id: 'id', title: say('tickets.id'), cell: ({ id }) => id },
    { id: 'kind', title: say('tickets.kind'), cell: ({ kind }) => say(`ticket-kind.${kind}`) },
    {
      id: 'summary',
      title: say('tickets.summary'),
      cell: ({ summary, emptied }) => (
        <span class="cut">{emptied ? say('tickets.emptied') : summary.slice(0, 120)}</span>
      ),
    },
    {
      id: 'status',
      title: say('tickets.status'),
      cell: ({ status }) => <Badge tone={statusTones[status]}>{say(`ticket-status.${status}`)}</Badge>,
    },
    {
      id: 'due',
      title: say('tickets.due'),
      cell: (ticket) =>
        ticket.overdue ? (
          <Badge tone="danger">{dueWords(ticket, now, speech)}</Badge>
        ) : (
          dueWords(ticket, now, speech)
        ),
    },
    { id: 'topic', title: say('tickets.topic'), minor: true, cell: ({ topic }) => say(`topic.${topic}`) },
    {
      id: 'district',
      title: say('tickets.district'),
      minor: true,
      cell: ({ district }) => district ?? say('queue.unknown'),
    },
    {
      id: 'assignee',
      title: say('tickets.assignee'),
      cell: ({ assignee, assigneeName }) => assigneeName ?? assignee ?? say('tickets.nobody'),
    },
  ];
}
