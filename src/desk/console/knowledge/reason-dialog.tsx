import { Dialog } from '../parts/dialog.tsx';
import { Field, SelectField } from '../parts/field.tsx';
import { Form, needed, type Values } from '../parts/form.tsx';
import type { Result } from '../net/failure.ts';
import { useSpeech } from '../state/speech.ts';

/** Asks why before an act that has to be given a reason: words, or one of a list with words beside it. */
export function ReasonDialog<Value>({
  title,
  label,
  yes,
  words,
  reasons,
  send,
  done,
  closed,
}: {
  title: string;
  label: string;
  yes: string;
  words?: string;
  reasons?: readonly { readonly value: string; readonly text: string }[];
  send: (values: Values) => Promise<Result<Value>>;
  done: (value: Value) => void;
  closed: () => void;
}) {
  const { say } = useSpeech();
  return (
    <Dialog title={title} closed={closed}>
      {words !== undefined && <p>{words}</p>}
      <Form<Value>
        check={needed([reasons === undefined ? 'note' : 'reason'], say('entry.fault'))}
        send={send}
        done={(value) => {
          closed();
          done(value);
        }}
        yes={yes}
        cancel={closed}
      >
        {(errors) => (
          <>
            {reasons !== undefined && (
              <SelectField
                name="reason"
                label={label}
                required
                none=""
                options={reasons}
                error={errors.reason}
              />
            )}
            <Field
              name="note"
              lines={3}
              longest={500}
              label={reasons === undefined ? label : say('gap.note')}
              required={reasons === undefined}
              error={errors.note ?? errors.reason}
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}
