import { fieldText } from '../parts/field-text.ts';
import { useState } from 'preact/hooks';
import type { DocumentItem } from '../../wire/knowledge.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { Field, SelectField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table } from '../parts/table.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { titleWords } from './title-words.ts';
import { useSpeech } from '../state/speech.ts';
import { ApproveDialog } from './approve-dialog.tsx';

const statuses = ['starter', 'confirmed', 'unconfirmed'] as const;
const kinds = ['record', 'faq', 'guide', 'service', 'policy', 'statute', 'outlet', 'other'] as const;
const pageSize = 50;

/** The documents of the release in use, to be found and approved. */
export function DocumentsPart() {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say, day } = speech;
  const mayApprove = useHasRole('editor', 'reviewer');
  const [filter, setFilter] = useState<{ status: string; kind: string; q: string; offset: number }>({
    status: 'starter',
    kind: '',
    q: '',
    offset: 0,
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isApproving, setApproving] = useState(false);
  const query = {
    status: filter.status || undefined,
    kind: filter.kind || undefined,
    q: filter.q || undefined,
    offset: filter.offset,
    limit: pageSize,
  };
  const list = useLoaded<{ total: number; documents: DocumentItem[] }>(
    (signal) => api.get('/knowledge/documents', query, signal),
    [filter],
  );
  useReloadOn(['knowledge'], list.reload);
  const narrow = (change: Partial<typeof filter>) => {
    setChosen(new Set());
    setFilter({ ...filter, offset: 0, ...change });
  };
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      <Heading title={say('knowledge.documents')}>
        {mayApprove && (
          <button
            type="button"
            class="main"
            disabled={chosen.size === 0}
            onClick={() => {
              setApproving(true);
            }}
          >
            {say('documents.approve', { count: chosen.size })}
          </button>
        )}
      </Heading>
      <form
        class="fields-in-row"
        role="search"
        aria-label={say('documents.filter')}
        onSubmit={(event) => {
          event.preventDefault();
          narrow({ q: fieldText(new FormData(event.currentTarget), 'q') });
        }}
      >
        <SelectField
          name="status"
          label={say('documents.status')}
          required
          none={say('documents.any')}
          initial="starter"
          options={statuses.map((value) => ({ value, text: say(`status.${value}`) }))}
          onChange={(status) => {
            narrow({ status });
          }}
        />
        <SelectField
          name="kind"
          label={say('documents.kind')}
          required
          none={say('documents.any')}
          options={kinds.map((value) => ({ value, text: say(`kind.${value}`) }))}
          onChange={(kind) => {
            narrow({ kind });
          }}
        />
        <Field name="q" type="search" label={say('documents.find')} required longest={200} />
        <button type="submit">{say('search.go')}</button>
      </form>
      <Shown loaded={list}>
        {({ total, documents }) =>
          documents.length === 0 ? (
            <Empty title={say('documents.nothing')} />
          ) : (
            <>
              <Table<DocumentItem>
                caption={say('knowledge.documents')}
                rows={documents}
                keyOf={({ id }) => id}
                to={({ id }) => `knowledge/documents/${id}`}
                columns={[
                  {
                    id: 'title',
                    title: say('documents.title'),
                    cell: (document) => titleWords(document, speech),
                  },
                  { id: 'kind', title: say('documents.kind'), cell: ({ kind }) => say(`kind.${kind}`) },
                  {
                    id: 'status',
                    title: say('documents.status'),
                    cell: ({ status, badge }) => (
                      <span class="badges">
                        <Badge tone={status === 'confirmed' ? 'good' : 'notice'}>
                          {say(`status.${status}`)}
                        </Badge>
                        {badge !== 'in-force' && badge !== 'unconfirmed' && (
                          <Badge tone="danger">{say(`badge.${badge}`)}</Badge>
                        )}
                      </span>
                    ),
                  },
                  {
                    id: 'checked',
                    title: say('documents.checked'),
                    cell: ({ checkedOn }) => (checkedOn === undefined ? '' : day(checkedOn)),
                    minor: true,
                  },
                  {
                    id: 'source',
                    title: say('documents.source'),
                    cell: ({ source }) => say(`source.${source}`),
                    minor: true,
                  },
                ]}
                {...(mayApprove && {
                  actions: {
                    title: say('documents.approve-title'),
                    of: ({ id, title, status }: DocumentItem) =>
                      status === 'confirmed' ? null : (
                        <input
                          type="checkbox"
                          aria-label={say('documents.choose', { title })}
                          checked={chosen.has(id)}
                          onChange={(event) => {
                            choose(id, event.currentTarget.checked);
                          }}
                        />
                      ),
                  },
                })}
              />
              <p class="pages">
                <span>{say('documents.found', { total })}</span>
                <button
                  type="button"
                  disabled={filter.offset === 0}
                  onClick={() => {
                    narrow({ offset: Math.max(0, filter.offset - pageSize) });
                  }}
                >
                  {say('documents.earlier')}
                </button>
                <button
                  type="button"
                  disabled={filter.offset + pageSize >= total}
                  onClick={() => {
                    narrow({ offset: filter.offset + pageSize });
                  }}
                >
                  {say('documents.later')}
                </button>
              </p>
            </>
          )
        }
      </Shown>
      {isApproving && (
        <ApproveDialog
          documentIds={[...chosen]}
          closed={() => {
            setApproving(false);
          }}
          done={() => {
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}
