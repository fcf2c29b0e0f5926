import { useMemo } from 'preact/hooks';
import type { PhoneAnswer } from '../../wire/phone.ts';
import { SubjectFields } from '../conversation/subject-fields.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { currentCall, type Asked } from './call.ts';

/** Keeps what a call was about, with the questions as they were typed. */
export function CallNoteDialog({
  asked,
  answer,
  closed,
  done,
}: {
  asked: readonly Asked[];
  answer: PhoneAnswer | undefined;
  closed: () => void;
  done: () => void;
}) {
  const { api, clock, toasts } = useConsole();
  const { say } = useSpeech();
  const clientId = useMemo(() => crypto.randomUUID(), []);
  return (
    <Dialog title={say('phone.note')} closed={closed} wide>
      <ol class="phone-asked">
        {asked.map(({ question, answer: said }, index) => (
          <li key={index}>
            <p>{question}</p>
            {said !== undefined && <p class="hint">{say('phone.answered', { text: said })}</p>}
          </li>
        ))}
      </ol>
      <Form
        send={(values) =>
          api.send(
            'POST',
            '/phone/calls',
            {
              ...values,
              clientId,
              questions: asked,
              language: answer?.language ?? 'zh-Hans',
              startedAt: currentCall.get().startedAt ?? clock.now(),
            },
            { repeatable: true },
          )
        }
        done={() => {
          toasts.show('done', say('phone.kept'));
          done();
          closed();
        }}
        yes={say('form.save')}
        cancel={closed}
      >
        {(errors) => (
          <>
            <SubjectFields
              topic={answer?.topic}
              hotlineFunction={answer?.hotlineFunction}
              withResult
              errors={errors}
            />
            <Field name="district" label={say('phone.district')} longest={60} error={errors.district} />
            <Field
              name="note"
              label={say('phone.note-text')}
              lines={3}
              longest={4_000}
              error={errors.note}
              focused
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}
