import type { AuditEntry } from '../../wire/audit.ts';
import { Link } from '../parts/link.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { useHasRole } from '../state/console.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { actorWords, actWords } from './act-words.ts';
import { pathOf, type Filter } from './filter.ts';

/** Acts, each with the way to what it was done on. */
export function AuditTable({ entries, filter }: { entries: readonly AuditEntry[]; filter: Filter }) {
  const speech = useSpeech();
  const { say } = speech;
  const opens: Opens = {
    conversation: useHasRole('auditor', 'reviewer'),
    ticket: useHasRole('agent', 'operator'),
  };
  return (
    <Table
      caption={say('screen.audit')}
      columns={columnsOf(filter, opens, speech)}
      rows={entries}
      keyOf={({ sequence }) => String(sequence)}
    />
  );
}

/** Of which rooms the person may open what an act was done on. */
type Opens = Readonly<Partial<Record<string, boolean>>>;

function columnsOf(filter: Filter, opens: Opens, speech: Speech): Column<AuditEntry>[] {
  const { say, stamp } = speech;
  return [
    {
      id: 'sequence',
      title: say('audit.sequence'),
      cell: ({ sequence }) => sequence,
      align: 'end',
      minor: true,
    },
    { id: 'at', title: say('audit.at'), cell: ({ at }) => stamp(at) },
    {
      id: 'actor',
      title: say('audit.actor'),
      cell: (entry) => (
        <Link to={pathOf({ ...filter, actor: entry.actor })}>{actorWords(entry, speech)}</Link>
      ),
    },
    { id: 'act', title: say('audit.act'), cell: ({ act }) => actWords(act, speech) },
    {
      id: 'subject',
      title: say('audit.subject'),
      cell: ({ act, subject, subjectName }) => {
        const [room = ''] = act.split('.');
        return (
          <span class="badges">
            <Link to={pathOf({ ...filter, subject })} class="subject">
              {subjectName ?? subject}
            </Link>
            {opens[room] === true && <Link to={`${room}s/${subject}`}>{say('audit.open')}</Link>}
          </span>
        );
      },
    },
    {
      id: 'hash',
      title: say('audit.hash'),
      cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code>,
      minor: true,
    },
  ];
}
