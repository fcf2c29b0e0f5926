import type { Staff } from '../../wire/staff.ts';
import { fieldText } from '../parts/field-text.ts';
import { Field, SelectField } from '../parts/field.tsx';
import { useConsole } from '../state/console.ts';
import { useLoaded } from '../state/loaded.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { actWords, jobWords, roomWords } from './act-words.ts';
import { auditActs, type AuditRoom } from './acts.ts';
import { filterFields, pathOf, type Filter } from './filter.ts';

/** Chooses who, what, on what and when; the choice stands in the address. */
export function AuditFilterForm({ filter }: { filter: Filter }) {
  const { api, router } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const people = useLoaded<{ staff: Staff[] }>((signal) => api.get('/staff', {}, signal), []);
  const actors = [
    ...(people.value?.staff ?? []).map(({ id, name, username }) => ({
      value: id,
      text: say('list.aside', { text: name, aside: username }),
    })),
    ...Object.keys(jobWords).map((job) => ({
      value: job,
      text: say(jobWords[job as keyof typeof jobWords]),
    })),
  ];
  return (
    <form
      class="fields-in-row"
      onSubmit={(event) => {
        event.preventDefault();
        const values = new FormData(event.currentTarget);
        router.go(
          pathOf(Object.fromEntries(filterFields.map((field) => [field, fieldText(values, field).trim()]))),
        );
      }}
    >
      <SelectField
        key={`actors ${actors.length}`}
        name="actor"
        label={say('audit.actor')}
        required
        none={say('list.none-chosen')}
        initial={filter.actor ?? ''}
        options={actors}
      />
      <SelectField
        name="act"
        label={say('audit.act')}
        required
        none={say('list.none-chosen')}
        initial={filter.act ?? ''}
        options={actOptions(speech)}
      />
      <Field name="subject" label={say('audit.subject')} longest={200} initial={filter.subject} />
      <Field name="from" type="date" label={say('period.from')} initial={filter.from} />
      <Field name="to" type="date" label={say('period.to')} initial={filter.to} />
      <button type="submit" class="main">
        {say('period.show')}
      </button>
    </form>
  );
}

/** Each room with all its acts, then its acts. */
function actOptions(speech: Speech): { value: string; text: string }[] {
  return Object.entries(auditActs).flatMap(([room, acts]) => [
    { value: room, text: speech.say('audit.whole-room', { room: roomWords(room as AuditRoom, speech) }) },
    ...(acts.length === 1 ? [] : acts).map((act) => ({
      value: `${room}.${act}`,
      text: actWords(`${room}.${act}`, speech),
    })),
  ]);
}
