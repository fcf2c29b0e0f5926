import type { ConversationView } from '../../wire/conversation.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { SubjectFields } from './subject-fields.tsx';

/** Ends a conversation with what it was about and what came of it. */
export function CloseDialog({ view, closed }: { view: ConversationView; closed: () => void }) {
  const { api, desk, toasts } = useConsole();
  const { say } = useSpeech();
  const { id, topic, hotlineFunction } = view.conversation;
  return (
    <Dialog title={say('close.title')} closed={closed}>
      <Form
        send={(values) => api.send('POST', `/conversations/${id}/close`, values)}
        done={() => {
          toasts.show('done', say('close.done'));
          desk.reload();
          closed();
        }}
        yes={say('close.submit')}
        cancel={closed}
      >
        {(errors) => (
          <>
            <SubjectFields topic={topic} hotlineFunction={hotlineFunction} withResult errors={errors} />
            <Field name="note" label={say('close.note')} lines={3} longest={4_000} error={errors.note} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
