import type { ComponentType } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { SettingView } from '../../wire/operations.ts';
import { Field } from '../parts/field.tsx';
import { Form, type Values } from '../parts/form.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { useSpeech, type Speech } from '../state/speech.ts';

/** The fields of a setting, and how what is written in them becomes its value. */
export interface SettingFieldsProps {
  readonly setting: SettingView;
  readonly errors: Readonly<Record<string, string>>;
}
export type SettingFields = ComponentType<SettingFieldsProps> & {
  /** The value; a text says what is not understood. */
  valueOf: (values: Values, form: HTMLFormElement, speech: Speech) => { value: unknown } | { fault: string };
};

/** One setting with who set it and why; operators change it. */
export function SettingPart({
  setting,
  fields: Fields,
  done,
}: {
  setting: SettingView;
  fields: SettingFields;
  done: () => void;
}) {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const mayChange = useHasRole('operator');
  const titleId = useId();
  const { name, version, needsReason } = setting;
  return (
    <section class="part" aria-labelledby={titleId}>
      <h2 id={titleId}>{say(`setting.${name}`)}</h2>
      <p class="soft">
        {setting.at === undefined
          ? say('setting.standard')
          : say('setting.set-by', { name: setting.actorName ?? setting.actor ?? '', at: moment(setting.at) })}
        {setting.reason !== undefined && ` · ${say('setting.because', { reason: setting.reason })}`}
      </p>
      <Form
        check={(values) =>
          needsReason && values.reason === undefined ? { reason: say('setting.reason-needed') } : {}
        }
        send={(values, form) => {
          const made = Fields.valueOf(values, form, speech);
          if ('fault' in made)
            return Promise.resolve({
              kind: 'failed' as const,
              status: 400,
              params: {},
              detail: made.fault,
              errors: [{ field: 'value', message: made.fault }],
            });
          return api.send('PUT', `/operations/settings/${name}`, {
            after: version,
            value: made.value,
            ...(values.reason !== undefined && { reason: values.reason }),
          });
        }}
        done={() => {
          toasts.show('done', say('setting.saved'));
          done();
        }}
        yes={say('setting.save')}
        isOffered={mayChange}
      >
        {(errors) => (
          <fieldset class="plain" disabled={!mayChange}>
            <legend class="unseen">{say(`setting.${name}`)}</legend>
            <Fields setting={setting} errors={errors} />
            {needsReason && (
              <Field
                name="reason"
                label={say('setting.reason')}
                required
                longest={500}
                error={errors.reason}
              />
            )}
            {!mayChange && <p class="soft">{say('setting.read-only')}</p>}
          </fieldset>
        )}
      </Form>
      {version > 0 && <History name={name} />}
    </section>
  );
}

/** The versions of a setting, loaded when they are asked for. */
function History({ name }: { name: SettingView['name'] }) {
  const { api } = useConsole();
  const { say, moment } = useSpeech();
  const [versions, setVersions] = useState<readonly SettingView[]>();
  const load = async () => {
    const result = await api.get<{ settings: SettingView[] }>(`/operations/settings/${name}/history`);
    if (result.kind === 'ok') setVersions(result.value.settings);
  };
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary>{say('setting.history')}</summary>
      <ul class="lines">
        {versions?.map(({ version, at, actor, actorName, reason, value }) => (
          <li key={version}>
            {`${say('setting.version', { version })} · ${moment(at ?? 0)} · ${actorName ?? actor ?? ''}`}
            {reason !== undefined && ` · ${reason}`}
            <pre class="value">{JSON.stringify(value)}</pre>
          </li>
        ))}
      </ul>
    </details>
  );
}
