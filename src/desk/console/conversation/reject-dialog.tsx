import type { Suggestion } from '../../wire/suggestion.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Form, needed } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { rejectReasons } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';

/** Asks why a draft is not used; the reason tells editors what to mend. */
export function RejectDialog({
  suggestion,
  closed,
  done,
}: {
  suggestion: Suggestion;
  closed: () => void;
  done: () => void;
}) {
  const { api } = useConsole();
  const { say } = useSpeech();
  return (
    <Dialog title={say('suggestion.reject-title')} closed={closed}>
      <Form
        check={needed(['reason'], say('form.required'))}
        send={(values) => api.send('POST', `/suggestions/${suggestion.id}/rejection`, values)}
        done={() => {
          done();
          closed();
        }}
        yes={say('suggestion.reject')}
        cancel={closed}
      >
        {(errors) => (
          <>
            <fieldset class="field">
              <legend class="unseen">{say('suggestion.reject-title')}</legend>
              <div class="options">
                {rejectReasons.map((reason, index) => (
                  <label key={reason} class="option">
                    <input type="radio" name="reason" value={reason} autoFocus={index === 0} />
                    <span>{say(`reject.${reason}`)}</span>
                  </label>
                ))}
              </div>
              {errors.reason !== undefined && <p class="error">{errors.reason}</p>}
            </fieldset>
            <Field name="note" label={say('suggestion.reject-note')} longest={500} error={errors.note} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
