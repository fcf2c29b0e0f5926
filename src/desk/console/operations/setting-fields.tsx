import { useState } from 'preact/hooks';
import { Field } from '../parts/field.tsx';
import type { Values } from '../parts/form.tsx';
import { useSpeech, type Speech } from '../state/speech.ts';
import { hoursOf, hoursText, type Weekly } from './hours-text.ts';
import type { SettingFields, SettingFieldsProps } from './setting-part.tsx';

const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Trilingual = Readonly<Record<(typeof languages)[number], string>>;

function hintOf(name: string, { say }: Speech): string | undefined {
  if (name === 'privacy.retentionDays') return say('retention.hint');
  return name === 'answers.targetErrorShare' ? say('target.hint') : undefined;
}

/** One number. */
export const NumberFields: SettingFields = Object.assign(
  ({ setting, errors }: SettingFieldsProps) => {
    const speech = useSpeech();
    return (
      <Field
        name="value"
        type="text"
        label={speech.say(`setting.${setting.name}`)}
        required
        initial={String(setting.value)}
        hint={hintOf(setting.name, speech)}
        error={errors.value}
      />
    );
  },
  { valueOf: (values: Values) => ({ value: Number(values.value) }) },
);

/** Weekly hours as lines. */
export const HourFields: SettingFields = Object.assign(
  ({ setting, errors }: SettingFieldsProps) => {
    const { say } = useSpeech();
    return (
      <Field
        name="value"
        lines={7}
        label={say('setting.people.workingHours')}
        required
        initial={hoursText(setting.value as Weekly, say)}
        hint={say('hours.hint')}
        error={errors.value ?? firstOf(errors)}
      />
    );
  },
  {
    valueOf: (values: Values, _form: HTMLFormElement, { say }: Speech) => hoursOf(values.value ?? '', say),
  },
);

type Years = Readonly<Record<string, { holidays: readonly string[]; workdays: readonly string[] }>>;

/** The lists of one year; years that were set before are kept. */
export const HolidayFields: SettingFields = Object.assign(
  ({ setting, errors }: SettingFieldsProps) => {
    const { say } = useSpeech();
    const years = setting.value as Years;
    const [year = '', lists] = Object.entries(years).at(-1) ?? [];
    return (
      <>
        <p class="hint">{say('holidays.hint')}</p>
        <div class="fields-in-row">
          <Field
            name="year"
            label={say('holidays.year')}
            required
            initial={year}
            longest={4}
            error={errors.year}
          />
          <Field
            name="holidays"
            lines={3}
            label={say('holidays.off')}
            required
            initial={(lists?.holidays ?? []).join(' ')}
            error={firstOf(errors)}
          />
          <Field
            name="workdays"
            lines={3}
            label={say('holidays.work')}
            required={false}
            initial={(lists?.workdays ?? []).join(' ')}
          />
        </div>
        <input type="hidden" name="years" value={JSON.stringify(years)} />
      </>
    );
  },
  {
    valueOf: (values: Values) => ({
      value: {
        ...(JSON.parse(values.years ?? '{}') as Years),
        [values.year ?? '']: { holidays: daysOf(values.holidays), workdays: daysOf(values.workdays) },
      },
    }),
  },
);

function daysOf(text = ''): string[] {
  return text.split(/[\s,，、;；]+/).filter((each) => each !== '');
}

function firstOf(errors: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(errors).find(([name]) => name.startsWith('value'))?.[1];
}

/** A text in three languages; `name` is where it stands in the value, by which the service names what is wrong with it. */
export function TextFields({
  name,
  text,
  errors,
  required,
}: {
  name: string;
  text: Trilingual | null;
  errors: Readonly<Record<string, string>>;
  required: boolean;
}) {
  const { say } = useSpeech();
  return (
    <div class="fields-in-row">
      {languages.map((language) => (
        <Field
          key={language}
          name={`${name}.${language}`}
          lines={2}
          longest={500}
          label={say(`text.${language}`)}
          required={required}
          initial={text?.[language] ?? ''}
          error={errors[`${name}.${language}`]}
        />
      ))}
    </div>
  );
}

export function textIn(values: Values, name: string): Trilingual {
  const of = (language: (typeof languages)[number]): string => values[`${name}.${language}`] ?? '';
  return { 'zh-Hans': of('zh-Hans'), 'zh-Hant': of('zh-Hant'), en: of('en') };
}

/** The greeting; empty in all three languages for none. */
export const GreetingFields: SettingFields = Object.assign(
  ({ setting, errors }: SettingFieldsProps) => {
    const { say } = useSpeech();
    const { text } = setting.value as { text: Trilingual | null };
    return (
      <>
        <p class="hint">{say('greeting.hint')}</p>
        <TextFields name="value.text" text={text} errors={errors} required={false} />
      </>
    );
  },
  {
    valueOf: (values: Values) => {
      const text = textIn(values, 'value.text');
      return { value: { text: Object.values(text).every((each) => each === '') ? null : text } };
    },
  },
);

interface Listed<Row> {
  readonly key: number;
  readonly row: Row;
}

/** Rows that can be added and taken out. */
export function useRows<Row>(first: readonly Row[], empty: Row) {
  const [rows, setRows] = useState<readonly Listed<Row>[]>(first.map((row, key) => ({ key, row })));
  return {
    rows,
    add: () => {
      setRows([...rows, { key: (rows.at(-1)?.key ?? -1) + 1, row: empty }]);
    },
    remove: (key: number) => {
      setRows(rows.filter((row) => row.key !== key));
    },
  };
}

/** The places of the rows that are there, as they stand in the names of their fields: `value.0`, `value.1`. */
export function rowsIn(form: HTMLFormElement): string[] {
  return new FormData(form).getAll('row').map((_, place) => `value.${place}`);
}

/** A text that is still to be written. */
export const noText: Trilingual = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

/** Sentences for agents. */
export const PhraseFields: SettingFields = Object.assign(
  ({ setting, errors }: SettingFieldsProps) => {
    const { say } = useSpeech();
    const { rows, add, remove } = useRows<Trilingual>(setting.value as Trilingual[], noText);
    return (
      <>
        {rows.map(({ key, row }, place) => (
          <fieldset key={key}>
            <legend>{say('phrases.number', { number: place + 1 })}</legend>
            <input type="hidden" name="row" />
            <TextFields name={`value.${place}`} text={row} errors={errors} required />
            <button
              type="button"
              onClick={() => {
                remove(key);
              }}
            >
              {say('phrases.remove', { number: place + 1 })}
            </button>
          </fieldset>
        ))}
        <button type="button" onClick={add}>
          {say('phrases.add')}
        </button>
      </>
    );
  },
  {
    valueOf: (values: Values, form: HTMLFormElement) => ({
      value: rowsIn(form).map((name) => textIn(values, name)),
    }),
  },
);
