import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Form, needed } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { dayOf } from './validity-words.ts';

/** Asks on which day the source was read, and approves. */
export function ApproveDialog({
  documentIds,
  closed,
  done,
}: {
  documentIds: readonly string[];
  closed: () => void;
  done: () => void;
}) {
  const { api, clock, toasts } = useConsole();
  const { say } = useSpeech();
  return (
    <Dialog title={say('documents.approve-title')} closed={closed}>
      <p>{say('documents.approve-words')}</p>
      <Form<{ approved: number }>
        check={needed(['checkedOn'], say('entry.fault'))}
        send={({ checkedOn }) => api.send('POST', '/knowledge/approvals', { documentIds, checkedOn })}
        done={({ approved }) => {
          toasts.show('done', say('documents.approved', { count: approved }));
          closed();
          done();
        }}
        yes={say('documents.approve', { count: documentIds.length })}
        cancel={closed}
      >
        {(errors) => (
          <Field
            name="checkedOn"
            type="date"
            label={say('documents.checked-on')}
            required
            initial={dayOf(clock.now())}
            error={errors.checkedOn}
          />
        )}
      </Form>
    </Dialog>
  );
}
