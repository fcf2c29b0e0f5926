import { useEffect } from 'preact/hooks';
import type { ConsoleSettings } from '../../page/page-settings.ts';
import type { SessionView } from '../../wire/staff.ts';
import type { Api } from '../net/api.ts';
import { Field } from '../parts/field.tsx';
import { Form, needed } from '../parts/form.tsx';
import type { Settings } from '../state/settings.ts';
import { useSpeech } from '../state/speech.ts';
import type { Store } from '../state/store.ts';
import { EntryPage } from './entry-page.tsx';

/** Signing in. `ended` tells that a session was cut off. */
export function SignIn({
  page,
  settings,
  api,
  ended,
  entered,
}: {
  page: ConsoleSettings;
  settings: Store<Settings>;
  api: Api;
  ended: boolean;
  entered: (session: SessionView) => void;
}) {
  const { say, language } = useSpeech();
  useEffect(() => {
    document.title = `${say('sign-in.title')} · ${say('page.title')} · ${page.office[language]}`;
  }, [language]);
  return (
    <EntryPage page={page} settings={settings} title={say('sign-in.title')}>
      {ended && (
        <p class="note" role="status">
          {say('sign-in.ended')}
        </p>
      )}
      <Form<SessionView>
        check={needed(['username', 'password'], say('form.required'))}
        send={(values) => api.send('POST', '/session', values)}
        done={entered}
        yes={say('sign-in.submit')}
      >
        {(errors) => (
          <>
            <Field
              name="username"
              label={say('sign-in.username')}
              required
              longest={200}
              autocomplete="username"
              error={errors.username}
              focused
            />
            <Field
              name="password"
              label={say('sign-in.password')}
              type="password"
              required
              longest={200}
              autocomplete="current-password"
              error={errors.password}
            />
          </>
        )}
      </Form>
      <p class="hint">{say('sign-in.help')}</p>
    </EntryPage>
  );
}
