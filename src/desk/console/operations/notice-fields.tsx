import { CheckField, Field } from '../parts/field.tsx';
import type { Values } from '../parts/form.tsx';
import { useSpeech } from '../state/speech.ts';
import { noText, rowsIn, textIn, TextFields, useRows, type Trilingual } from './setting-fields.tsx';
import type { SettingFields, SettingFieldsProps } from './setting-part.tsx';

/** The channels on which visitors read notices. */
const channels = ['web', 'wechat'] as const;
type Channel = (typeof channels)[number];

interface Notice {
  readonly text: Trilingual;
  readonly from?: string;
  readonly to?: string;
  /** Every channel where none is named. */
  readonly channels?: readonly Channel[];
}

/** Notices with the days they are shown on. */
export const NoticeFields: SettingFields = Object.assign(
  ({ setting, errors }: SettingFieldsProps) => {
    const { say } = useSpeech();
    const { rows, add, remove } = useRows<Notice>(setting.value as Notice[], { text: noText });
    return (
      <>
        {rows.map(({ key, row }, place) => (
          <fieldset key={key}>
            <legend>{say('notices.number', { number: place + 1 })}</legend>
            <input type="hidden" name="row" />
            <TextFields name={`value.${place}.text`} text={row.text} errors={errors} required />
            <div class="fields-in-row">
              <Field
                name={`value.${place}.from`}
                type="date"
                label={say('notices.from')}
                initial={row.from}
                error={errors[`value.${place}.from`]}
              />
              <Field
                name={`value.${place}.to`}
                type="date"
                label={say('notices.to')}
                initial={row.to}
                error={errors[`value.${place}.to`]}
              />
            </div>
            <fieldset>
              <legend>{say('notices.channels')}</legend>
              <div class="options">
                {channels.map((channel) => (
                  <CheckField
                    key={channel}
                    name={`value.${place}.channels`}
                    value={channel}
                    label={say(`channel.${channel}`)}
                    initial={row.channels?.includes(channel) ?? false}
                  />
                ))}
              </div>
            </fieldset>
            <button
              type="button"
              onClick={() => {
                remove(key);
              }}
            >
              {say('notices.remove', { number: place + 1 })}
            </button>
          </fieldset>
        ))}
        <button type="button" onClick={add}>
          {say('notices.add')}
        </button>
      </>
    );
  },
  {
    valueOf: (values: Values, form: HTMLFormElement) => ({
      value: rowsIn(form).map((name) => ({
        text: textIn(values, `${name}.text`),
        ...(values[`${name}.from`] !== undefined && { from: values[`${name}.from`] }),
        ...(values[`${name}.to`] !== undefined && { to: values[`${name}.to`] }),
        ...channelsIn(form, name),
      })),
    }),
  },
);

function channelsIn(form: HTMLFormElement, name: string): { channels?: FormDataEntryValue[] } {
  const chosen = new FormData(form).getAll(`${name}.channels`);
  return chosen.length === 0 ? {} : { channels: chosen };
}
