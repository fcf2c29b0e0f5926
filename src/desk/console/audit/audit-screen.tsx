import { useState } from 'preact/hooks';
import type { AuditAnswer, AuditVerification } from '../../wire/audit.ts';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Shown } from '../parts/shown.tsx';
import type { ScreenProps } from '../screens.ts';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useLoaded } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';
import { AuditFilterForm } from './audit-filter.tsx';
import { AuditTable } from './audit-table.tsx';
import { filterFields, filterIn, pathOf } from './filter.ts';

/** The audit trail: who did what on what, newest first, by any filter; and whether it is whole. */
export default function AuditScreen({ query }: ScreenProps) {
  const { api } = useConsole();
  const { say } = useSpeech();
  const filter = filterIn(query);
  const before = query.get('before') ?? undefined;
  const loaded = useLoaded<AuditAnswer>(
    (signal) => api.get('/audit', { ...filter, before }, signal),
    [...filterFields.map((field) => filter[field]), before],
  );
  return (
    <>
      <Heading title={say('screen.audit')}>
        <Verification />
        <a class="button" href={api.address('/audit-table', filter)} download>
          {say('audit.export')}
        </a>
      </Heading>
      <AuditFilterForm key={pathOf(filter)} filter={filter} />
      <Shown loaded={loaded}>
        {({ entries, more }) => (
          <>
            {entries.length === 0 ? (
              <Empty title={say('audit.empty')} />
            ) : (
              <AuditTable entries={entries} filter={filter} />
            )}
            <p class="pages">
              {before !== undefined && <Link to={pathOf(filter)}>{say('audit.newest')}</Link>}
              {more && <Link to={pathOf(filter, entries.at(-1)?.sequence)}>{say('audit.earlier')}</Link>}
            </p>
          </>
        )}
      </Shown>
    </>
  );
}

/** Asks the service to go through the whole trail. */
function Verification() {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [isAsking, setAsking] = useState(false);
  const verify = async () => {
    setAsking(true);
    const result = await api.get<AuditVerification>('/audit/verification');
    setAsking(false);
    if (result.kind !== 'ok') toasts.show('trouble', failureWords(result, speech));
    else if (result.value.whole) toasts.show('done', say('audit.whole'));
    else toasts.show('trouble', say('audit.broken', { sequence: result.value.brokenAt ?? 0 }));
  };
  return (
    <button type="button" disabled={isAsking} onClick={() => void verify()}>
      {say('audit.verify')}
    </button>
  );
}
