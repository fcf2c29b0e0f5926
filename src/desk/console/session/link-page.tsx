import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LinkView, SessionView } from '../../wire/staff.ts';
import type { PageParts } from '../app.tsx';
import type { Api } from '../net/api.ts';
import type { Result } from '../net/failure.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Field } from '../parts/field.tsx';
import { Form, type Check } from '../parts/form.tsx';
import { useSpeech, type Speech } from '../state/speech.ts';
import { EntryPage } from './entry-page.tsx';

/** The page behind a one-time link: the token stands after `#`, where no server and no log sees it. */
export function LinkPage({
  parts: { page, settings },
  api,
  entered,
}: {
  parts: PageParts;
  api: Api;
  entered: (session: SessionView) => void;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const token = useMemo(() => location.hash.slice(1), []);
  const [link, setLink] = useState<Result<LinkView>>();
  const load = () => void api.send<LinkView>('POST', '/links/view', { token }).then(setLink);
  useEffect(load, []);
  const purpose = link?.kind === 'ok' ? link.value.purpose : 'invitation';
  useEffect(() => {
    document.title = `${say(`link.${purpose}`)} · ${page.office[speech.language]}`;
  }, [purpose, speech.language]);
  return (
    <EntryPage page={page} settings={settings} title={say(`link.${purpose}`)}>
      {token === '' && <p class="error">{say('link.missing')}</p>}
      {token !== '' && link?.kind === 'failed' && <FailureNote failure={link} retry={load} />}
      {link?.kind === 'ok' && (
        <LinkForm
          link={link.value}
          send={(values) => api.send('POST', '/links/accept', { token, ...values })}
          entered={entered}
        />
      )}
    </EntryPage>
  );
}

function LinkForm({
  link,
  send,
  entered,
}: {
  link: LinkView;
  send: (values: Record<string, string>) => Promise<Result<SessionView>>;
  entered: (session: SessionView) => void;
}) {
  const speech = useSpeech();
  const { say, moment } = speech;
  const isNew = link.username === undefined;
  return (
    <>
      <p class="hint">{say('link.expires', { at: moment(link.expiresAt) })}</p>
      <p class="hint">
        {say('link.roles', { roles: link.roles.map((role) => say(`role.${role}`)).join(' · ') })}
      </p>
      <Form<SessionView>
        check={checkOf(isNew, speech)}
        send={({ repeat: _same, ...values }) => send(values)}
        done={entered}
        yes={say('link.submit')}
        fieldWords={{ password: say('link.password-hint'), username: say('link.username-hint') }}
      >
        {(errors) => (
          <>
            {isNew && (
              <Field
                name="name"
                label={say('link.name')}
                hint={say('link.name-hint')}
                required
                longest={60}
                autocomplete="name"
                error={errors.name}
                focused
              />
            )}
            {isNew && (
              <Field
                name="username"
                label={say('sign-in.username')}
                hint={say('link.username-hint')}
                required
                longest={40}
                autocomplete="username"
                error={errors.username}
              />
            )}
            {!isNew && <p>{say('list.aside', { text: link.name ?? '', aside: link.username ?? '' })}</p>}
            <NewPassword errors={errors} />
          </>
        )}
      </Form>
    </>
  );
}

/** A new password, written twice. */
export function NewPassword({ errors }: { errors: Readonly<Record<string, string>> }) {
  const { say } = useSpeech();
  return (
    <>
      <Field
        name="password"
        label={say('link.password')}
        hint={say('link.password-hint')}
        type="password"
        required
        longest={200}
        autocomplete="new-password"
        error={errors.password}
      />
      <Field
        name="repeat"
        label={say('link.repeat')}
        type="password"
        required
        longest={200}
        autocomplete="new-password"
        error={errors.repeat}
      />
    </>
  );
}

/** NIST SP 800-63B-4, as `newPasswordSchema` asks. */
const shortestPassword = 15;

/** What is wrong with a new password that was written twice. */
export function passwordFaults(
  values: Readonly<Record<string, string>>,
  { say }: Speech,
): Record<string, string> {
  const { password = '', repeat = '' } = values;
  if (password.length < shortestPassword) return { password: say('link.password-hint') };
  return password === repeat ? {} : { repeat: say('link.differs') };
}

function checkOf(isNew: boolean, speech: Speech): Check {
  return (values) => ({
    ...(isNew && values.name === undefined ? { name: speech.say('form.required') } : {}),
    ...(isNew && values.username === undefined ? { username: speech.say('form.required') } : {}),
    ...passwordFaults(values, speech),
  });
}
