import type { QueueItem } from '../../wire/queue.ts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { useNow } from '../state/service-clock.ts';
import { wordOf } from '../state/lists.ts';
import { useSpeech, type Speech } from '../state/speech.ts';

/** From when waiting is long, and too long. */
const longMs = 2 * 60_000;
const tooLongMs = 5 * 60_000;

/** The waiting visitors as a table that counts on. */
export function QueueTable({
  waiting,
  take,
}: {
  waiting: readonly QueueItem[];
  take: (id: string) => Promise<void>;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const now = useNow(1_000);
  return (
    <Table
      caption={say('queue.caption')}
      columns={columnsOf(now, speech)}
      rows={waiting}
      keyOf={({ id }) => id}
      to={({ id }) => `conversations/${id}`}
      tone={({ queuedAt }) =>
        now - queuedAt > tooLongMs ? 'danger' : now - queuedAt > longMs ? 'notice' : undefined
      }
      actions={{
        title: say('queue.actions'),
        of: ({ id }) => (
          <button type="button" class="small" onClick={() => void take(id)}>
            {say('queue.take')}
          </button>
        ),
      }}
    />
  );
}

function columnsOf(now: number, speech: Speech): Column<QueueItem>[] {
  const { say, span, moment } = speech;
  const unknown = say('queue.unknown');
  return [
    { id: 'waited', title: say('queue.waited'), cell: ({ queuedAt }) => span(now - queuedAt) },
    {
      id: 'reason',
      title: say('queue.reason'),
      cell: ({ reason }) =>
        reason === undefined ? unknown : <Badge tone={toneOf(reason)}>{say(`reason.${reason}`)}</Badge>,
    },
    {
      id: 'topic',
      title: say('queue.topic'),
      cell: ({ topic }) => (topic === undefined ? unknown : say(`topic.${topic}`)),
    },
    { id: 'language', title: say('queue.language'), cell: ({ language }) => say(`language.${language}`) },
    { id: 'channel', title: say('queue.channel'), cell: ({ channel }) => say(`channel.${channel}`) },
    {
      id: 'district',
      title: say('queue.district'),
      minor: true,
      cell: ({ district, event }) => [district, event].filter(Boolean).join(' · ') || unknown,
    },
    {
      id: 'wanted',
      title: say('queue.wanted'),
      minor: true,
      cell: ({ wantedAgentName, wantedSkill }) =>
        wantedAgentName ?? (wantedSkill === undefined ? unknown : skillWord(wantedSkill, speech)),
    },
    {
      id: 'promise',
      title: say('queue.promise'),
      cell: ({ promiseDueAt }) =>
        promiseDueAt === undefined ? (
          unknown
        ) : promiseDueAt < now ? (
          <Badge tone="danger">{`${moment(promiseDueAt)} ${say('queue.overdue')}`}</Badge>
        ) : (
          moment(promiseDueAt)
        ),
    },
  ];
}

/** A skill is a topic or a language. */
function skillWord(skill: string, speech: Speech): string {
  const topic = wordOf('topic', skill, speech);
  return topic === skill ? wordOf('language', skill, speech) : topic;
}

function toneOf(reason: NonNullable<QueueItem['reason']>): Tone {
  if (reason === 'sensitive' || reason === 'complaint') return 'danger';
  return reason === 'negative-rating' || reason === 'unpublished-invention' ? 'notice' : 'plain';
}
