import { useState } from 'preact/hooks';
import { Confirm } from '../parts/confirm.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { NewPassword, passwordFaults } from '../session/link-page.tsx';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useSpeech } from '../state/speech.ts';

/** A new password, and signing out wherever the account is open. */
export function PasswordPart() {
  const { api, toasts, leave } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [isAsking, setAsking] = useState(false);
  const signOutEverywhere = async () => {
    const result = await api.send('DELETE', '/sessions');
    if (result.kind === 'ok') leave();
    else toasts.show('trouble', failureWords(result, speech));
  };
  return (
    <section class="part">
      <h2>{say('account.password')}</h2>
      <Form
        check={(values) => ({
          ...(values.current === undefined ? { current: say('form.required') } : {}),
          ...passwordFaults(values, speech),
        })}
        send={({ current, password }) => api.send('PUT', '/password', { current, next: password })}
        done={(_value, form) => {
          form.reset();
          toasts.show('done', say('account.changed'));
        }}
        yes={say('account.change')}
        fieldWords={{ next: say('link.password-hint') }}
      >
        {(errors) => (
          <>
            <Field
              name="current"
              label={say('account.current')}
              type="password"
              required
              longest={200}
              autocomplete="current-password"
              error={errors.current}
            />
            <NewPassword errors={errors} />
          </>
        )}
      </Form>
      <p>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setAsking(true);
          }}
        >
          {say('account.everywhere')}
        </button>
      </p>
      {isAsking && (
        <Confirm
          title={say('account.everywhere')}
          yes={say('account.everywhere')}
          act={signOutEverywhere}
          closed={() => {
            setAsking(false);
          }}
        >
          <p>{say('account.everywhere-text')}</p>
        </Confirm>
      )}
    </section>
  );
}
