import { useState } from 'preact/hooks';
import type { DueItem } from '../../wire/knowledge.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { SelectField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table } from '../parts/table.tsx';
import { useConsole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { titleWords } from './title-words.ts';
import { useSpeech, type Speech } from '../state/speech.ts';

const choices = ['0', '30', '90', '180', '400'] as const;

/** What ends or has to be checked again, soonest first. */
export function DuePart() {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say, day } = speech;
  const [days, setDays] = useState<string>('90');
  const due = useLoaded<{ due: DueItem[] }>((signal) => api.get('/knowledge/due', { days }, signal), [days]);
  useReloadOn(['knowledge'], due.reload);
  return (
    <>
      <Heading title={say('knowledge.due')}>
        <SelectField
          name="days"
          label={say('due.within')}
          required
          options={choices.map((value) => ({ value, text: say('due.in-days', { days: value }) }))}
          initial="90"
          onChange={(value) => {
            setDays(value === '' ? '90' : value);
          }}
        />
      </Heading>
      <Shown loaded={due}>
        {({ due: items }) =>
          items.length === 0 ? (
            <Empty title={say('due.nothing')} />
          ) : (
            <Table<DueItem>
              caption={say('knowledge.due')}
              rows={items}
              keyOf={({ document, because }) => `${document.id} ${because}`}
              to={({ document }) => `knowledge/documents/${document.id}`}
              tone={({ inDays }) => (inDays < 0 ? 'danger' : inDays <= 30 ? 'notice' : undefined)}
              columns={[
                {
                  id: 'document',
                  title: say('due.document'),
                  cell: ({ document }) => titleWords(document, speech),
                },
                {
                  id: 'because',
                  title: say('due.because'),
                  cell: ({ because, inDays }) => (
                    <Badge tone={inDays < 0 ? 'danger' : 'notice'}>{say(`due.${because}`)}</Badge>
                  ),
                },
                {
                  id: 'kind',
                  title: say('documents.kind'),
                  cell: ({ document }) => say(`kind.${document.kind}`),
                  minor: true,
                },
                { id: 'day', title: say('due.day'), cell: (item) => day(item.day) },
                {
                  id: 'left',
                  title: say('due.left'),
                  cell: ({ inDays }) => leftWords(inDays, speech),
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

function leftWords(days: number, { say }: Speech): string {
  if (days === 0) return say('due.today');
  return days < 0 ? say('due.past', { days: -days }) : say('due.in-days', { days });
}
