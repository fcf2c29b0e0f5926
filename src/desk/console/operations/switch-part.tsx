import type { SettingView } from '../../wire/operations.ts';
import { Badge } from '../parts/badge.tsx';
import { CheckField, Field } from '../parts/field.tsx';
import { Form, needed } from '../parts/form.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { channelsWords } from './switch-words.ts';

const channels = ['all', 'web', 'wechat'] as const;
type Off = Readonly<Record<(typeof channels)[number], boolean>>;

/** Switches the assistant off and on, by channel, with a reason. */
export function SwitchPart({ setting, done }: { setting: SettingView; done: () => void }) {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const mayChange = useHasRole('operator');
  const off = setting.value as Off;
  const named = channels.filter((channel) => off[channel]);
  const standing =
    named.length === 0
      ? say('switch.on')
      : off.all
        ? say('switch.off-all')
        : say('switch.off-some', { channels: channelsWords(named, speech) });
  return (
    <section class="part" aria-labelledby="switch-title">
      <h2 id="switch-title">{say('switch.title')}</h2>
      <p class="badges">
        <Badge tone={named.length === 0 ? 'good' : 'danger'}>{standing}</Badge>
        {setting.at !== undefined && (
          <span class="soft">
            {say('switch.since', {
              name: setting.actorName ?? setting.actor ?? '',
              at: moment(setting.at),
              reason: setting.reason ?? '',
            })}
          </span>
        )}
      </p>
      <p class="soft">{say('switch.words')}</p>
      {mayChange && (
        <Form
          check={needed(['reason'], say('setting.reason-needed'))}
          send={(values) =>
            api.send('PUT', '/operations/settings/assistant.switchedOff', {
              after: setting.version,
              value: Object.fromEntries(channels.map((channel) => [channel, values[channel] !== undefined])),
              reason: values.reason,
            })
          }
          done={() => {
            toasts.show('done', say('switch.applied'));
            done();
          }}
          yes={say('switch.apply')}
        >
          {(errors) => (
            <>
              <fieldset>
                <legend>{say('switch.choose')}</legend>
                <div class="options">
                  {channels.map((channel) => (
                    <CheckField
                      key={channel}
                      name={channel}
                      value="on"
                      label={channel === 'all' ? say('switch.all') : say(`channel.${channel}`)}
                      initial={off[channel]}
                    />
                  ))}
                </div>
              </fieldset>
              <Field
                name="reason"
                label={say('switch.reason')}
                required
                longest={500}
                error={errors.reason}
              />
            </>
          )}
        </Form>
      )}
    </section>
  );
}
