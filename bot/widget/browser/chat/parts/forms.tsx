import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import { widgetSentences } from '../../../../../src/locale/widget/sentences.ts';
import type { Chat } from '../chat-model.ts';
import type { FieldRule } from '../form-check.ts';
import { useSpeech } from '../speech.ts';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';

const callBackRules: readonly FieldRule[] = [
  { name: 'phone', required: true, phone: true },
  { name: 'note', required: false },
];

/** The visitor leaves a number to be called at. */
export function CallBackForm({ chat, closed }: { chat: Chat; closed: () => void }) {
  const { say } = useSpeech();
  const labels = { phone: say('call-back.phone'), note: say('call-back.note') };
  return (
    <FormDialog
      words={{ title: 'call-back.title', about: 'call-back.about', submit: 'call-back.submit' }}
      rules={callBackRules}
      labels={labels}
      send={(value) => chat.file({ name: 'tongda/call-back', value })}
      closed={closed}
    >
      {(errorOf) => (
        <>
          <Field
            name="phone"
            label={labels.phone}
            type="tel"
            longest={30}
            required
            error={errorOf('phone')}
            hint={say('form.phone-use')}
          />
          <Field name="note" label={labels.note} lines={3} longest={1_000} error={errorOf('note')} />
        </>
      )}
    </FormDialog>
  );
}

const complaintRules: readonly FieldRule[] = [
  { name: 'stand', required: true },
  { name: 'against', required: true },
  { name: 'right', required: true },
  { name: 'facts', required: true },
  { name: 'phone', required: false, phone: true },
];
const rights = ['right.patent', 'right.design', 'right.trademark', 'right.copyright', 'right.other'] as const;

/** A complaint on the spot, at an exhibition. The right goes to the staff in Chinese, whatever the visitor reads. */
export function ComplaintForm({ chat, event, closed }: { chat: Chat; event: string; closed: () => void }) {
  const { say } = useSpeech();
  const labels = Object.fromEntries(
    complaintRules.map(({ name }) => [name, say(`complaint.${name}` as WidgetSentenceKey)]),
  );
  const text = (name: string, longest: number, errorOf: (name: string) => string | undefined) => ({
    name,
    label: labels[name] ?? name,
    longest,
    required: true,
    error: errorOf(name),
  });
  return (
    <FormDialog
      words={{ title: 'complaint.title', about: 'complaint.about', submit: 'complaint.submit' }}
      rules={complaintRules}
      labels={labels}
      send={(value) => chat.file({ name: 'tongda/complaint', value })}
      closed={closed}
    >
      {(errorOf) => (
        <>
          <p class="event-name">{event}</p>
          <Field {...text('stand', 100, errorOf)} />
          <Field {...text('against', 200, errorOf)} />
          <fieldset class="field">
            <legend>{labels.right}</legend>
            <div>
              {rights.map((right) => (
                <label key={right} class="option">
                  <input type="radio" name="right" value={widgetSentences['zh-Hans'][right]} />
                  {say(right)}
                </label>
              ))}
            </div>
            <p class="error">{errorOf('right')}</p>
          </fieldset>
          <Field {...text('facts', 2_000, errorOf)} lines={4} />
          <Field
            name="phone"
            label={labels.phone ?? ''}
            type="tel"
            longest={30}
            error={errorOf('phone')}
            hint={say('form.phone-use')}
          />
        </>
      )}
    </FormDialog>
  );
}
