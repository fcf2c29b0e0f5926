import type { CandidateView, FieldFault } from '../../wire/candidate.ts';
import type { DeskSentenceKey } from '../../../locale/desk/sentences.ts';
import { CheckField, Field, SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { hotlineFunctions, optionsOf, topics } from '../state/lists.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { basisLine, draftOf } from './draft-fields.ts';

const authorities = [
  'guide',
  'law',
  'administrative-regulation',
  'judicial-interpretation',
  'department-rule',
  'local-regulation',
  'city-policy',
  'district-policy',
] as const;
const volatilities = ['S', 'C', 'F', 'V'] as const;

/** The fields in their order, by the names the service knows them under. */
export const fieldTitles: Readonly<Record<string, DeskSentenceKey>> = {
  'title.zh-Hans': 'entry.title-zh',
  'title.en': 'entry.title-en',
  'answer.zh-Hans': 'entry.answer-zh',
  'answer.en': 'entry.answer-en',
  'askedAs.zh-Hans': 'entry.asked-zh',
  'askedAs.en': 'entry.asked-en',
  topics: 'entry.topics',
  hotlineFunction: 'entry.function',
  basis: 'entry.basis',
  sources: 'entry.sources',
  url: 'entry.url',
  authority: 'entry.authority',
  jurisdiction: 'entry.jurisdiction',
  effectiveFrom: 'entry.from',
  effectiveTo: 'entry.to',
  checkedOn: 'entry.checked',
  volatility: 'entry.volatility',
};

/** The field of the form that a fault belongs to: `basis.0.document` is in `basis`. */
export function fieldOf(fault: FieldFault): string {
  return (
    Object.keys(fieldTitles).find((name) => fault.field === name || fault.field.startsWith(`${name}.`)) ??
    fault.field
  );
}

/** What is wrong with a field, in words. */
export function faultWords({ field, message }: FieldFault, { say, language }: Speech): string {
  const name = /\{\{.+\}\}/.exec(message)?.[0];
  if (name !== undefined) return say('entry.fault-record', { name });
  if (field === 'askedAs.zh-Hans' || field === 'askedAs.en') return say('entry.fault-three');
  return language === 'en' ? message : say('entry.fault');
}

/** The draft as a form; what is wrong stands at its field. */
export function EntryForm({
  candidate,
  done,
}: {
  candidate: CandidateView;
  done: (saved: CandidateView) => void;
}) {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const { draft, faults, problems } = candidate;
  const wrong = Object.fromEntries(
    [...faults, ...problems].map((fault) => [fieldOf(fault), faultWords(fault, speech)]),
  );
  const lines = (list: readonly string[]) => list.join('\n');
  return (
    <Form<CandidateView>
      send={(values, form) =>
        api.send('PUT', `/knowledge/candidates/${candidate.id}`, {
          version: candidate.version,
          draft: draftOf(values, new FormData(form).getAll('topics').map(String)),
        })
      }
      done={(saved) => {
        toasts.show('done', say('entry.saved'));
        done(saved);
      }}
      yes={say('entry.save')}
    >
      {(refused) => {
        const error = (name: string) => refused[name] ?? wrong[name];
        const text = (name: keyof typeof fieldTitles, initial: string, more: object = {}) => (
          <Field
            name={name}
            label={say(fieldTitles[name] ?? 'entry.fault')}
            initial={initial}
            error={error(name)}
            required
            {...more}
          />
        );
        return (
          <>
            <div class="two-columns">
              <div>
                {text('title.zh-Hans', draft.title['zh-Hans'], { longest: 300 })}
                {text('answer.zh-Hans', draft.answer['zh-Hans'], {
                  lines: 7,
                  longest: 6_000,
                  hint: say('entry.answer-hint'),
                })}
                {text('askedAs.zh-Hans', lines(draft.askedAs['zh-Hans']), { lines: 5 })}
              </div>
              <div lang="en">
                {text('title.en', draft.title.en, { longest: 300 })}
                {text('answer.en', draft.answer.en, { lines: 7, longest: 6_000 })}
                {text('askedAs.en', lines(draft.askedAs.en), { lines: 5 })}
              </div>
            </div>
            <fieldset>
              <legend>{say('entry.topics')}</legend>
              <div class="options">
                {topics.map((topic) => (
                  <CheckField
                    key={topic}
                    name="topics"
                    value={topic}
                    label={say(`topic.${topic}`)}
                    initial={draft.topics.includes(topic)}
                  />
                ))}
              </div>
              {error('topics') !== undefined && <p class="error">{error('topics')}</p>}
            </fieldset>
            <div class="fields-in-row">
              <SelectField
                name="hotlineFunction"
                label={say('entry.function')}
                required
                initial={draft.hotlineFunction}
                options={optionsOf(hotlineFunctions, 'function', say)}
              />
              <SelectField
                name="authority"
                label={say('entry.authority')}
                required
                initial={draft.authority}
                options={authorities.map((value) => ({ value, text: say(`authority-of.${value}`) }))}
              />
              {text('jurisdiction', draft.jurisdiction, { longest: 60 })}
            </div>
            <div class="fields-in-row">
              {text('basis', lines(draft.basis.map(basisLine)), { lines: 3, required: false })}
              {text('sources', lines(draft.sources), { lines: 3 })}
              {text('url', draft.url, { required: false, longest: 500 })}
            </div>
            <div class="fields-in-row">
              {text('effectiveFrom', draft.effectiveFrom, { type: 'date' })}
              {text('effectiveTo', draft.effectiveTo, { type: 'date', required: false })}
              {text('checkedOn', draft.checkedOn, { type: 'date' })}
              <SelectField
                name="volatility"
                label={say('entry.volatility')}
                required
                initial={draft.volatility}
                options={volatilities.map((value) => ({ value, text: say(`volatility.${value}`) }))}
              />
            </div>
          </>
        );
      }}
    </Form>
  );
}
