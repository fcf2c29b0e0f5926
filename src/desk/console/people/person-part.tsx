import { useState } from 'preact/hooks';
import type { AccountView, NewLink, Staff } from '../../wire/staff.ts';
import { Confirm } from '../parts/confirm.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { useConsole, useHasRole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useNow } from '../state/service-clock.ts';
import { useSpeech } from '../state/speech.ts';
import { AccountState } from './account-state.tsx';
import { LinkOnce } from './link-once.tsx';
import { PersonFields, ticked } from './person-fields.tsx';

interface PersonProps {
  readonly person: AccountView;
  readonly reload: () => void;
}

/** One person: name, roles and skills; a new link, signing out everywhere, letting in or not. */
export function PersonPart({ person, reload }: PersonProps) {
  const { api, toasts } = useConsole();
  const { say, stamp, span } = useSpeech();
  const now = useNow(30_000);
  const mayChange = useHasRole('operator');
  const { id, name, username, createdAt, sessions, seenAt } = person;
  return (
    <>
      <Heading title={name} note={<AccountState person={person} />}>
        <Link to="people">{say('screen.people')}</Link>
        <Link to={`audit?actor=${id}`}>{say('people.acts-by')}</Link>
        <Link to={`audit?subject=${id}`}>{say('people.acts-on')}</Link>
      </Heading>
      <div class="narrow">
        <dl class="facts">
          <div>
            <dt>{say('sign-in.username')}</dt>
            <dd>{username}</dd>
          </div>
          <div>
            <dt>{say('people.since')}</dt>
            <dd>{stamp(createdAt).slice(0, 10)}</dd>
          </div>
          <div>
            <dt>{say('people.sessions')}</dt>
            <dd>
              {seenAt === undefined
                ? say('people.signed-out')
                : say('people.signed-in', { count: sessions, span: span(now - seenAt) })}
            </dd>
          </div>
        </dl>
        {mayChange && <AccountActs person={person} reload={reload} />}
        <section class="part">
          <h2>{say('people.rights')}</h2>
          <Form<Staff>
            check={(values) => (values.name === undefined ? { name: say('form.required') } : {})}
            send={(values, form) => api.send('PATCH', `/staff/${id}`, { name: values.name, ...ticked(form) })}
            done={() => {
              toasts.show('done', say('people.saved'));
              reload();
            }}
            yes={say('form.save')}
            isOffered={mayChange}
            fieldWords={{ roles: say('people.no-role') }}
          >
            {(errors) => (
              <fieldset class="plain" disabled={!mayChange}>
                <legend class="unseen">{say('people.rights')}</legend>
                <PersonFields person={person} errors={errors} />
                {!mayChange && <p class="soft">{say('setting.read-only')}</p>}
              </fieldset>
            )}
          </Form>
        </section>
      </div>
    </>
  );
}

type Act = 'new-link' | 'sign-out' | 'suspend' | 'let-in';

/** What is done with the account as a whole, each after a question. */
function AccountActs({ person, reload }: PersonProps) {
  const { api, session, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [asked, setAsked] = useState<Act>();
  const [link, setLink] = useState<NewLink>();
  const isOneself = session.staff.id === person.id;
  const acts: readonly { readonly act: Act; readonly isOffered: boolean }[] = [
    { act: 'new-link', isOffered: person.active },
    { act: 'sign-out', isOffered: person.sessions > 0 && !isOneself },
    { act: 'suspend', isOffered: person.active && !isOneself },
    { act: 'let-in', isOffered: !person.active },
  ];
  const path = `/staff/${person.id}`;
  const calls = {
    'new-link': () => api.send<NewLink>('POST', `${path}/link`),
    'sign-out': () => api.send('DELETE', `${path}/sessions`),
    suspend: () => api.send('PATCH', path, { active: false }),
    'let-in': () => api.send('PATCH', path, { active: true }),
  };
  const run = async (act: Act) => {
    const result = await calls[act]();
    if (result.kind !== 'ok') {
      toasts.show('trouble', failureWords(result, speech));
      return;
    }
    if (act === 'new-link') setLink(result.value as NewLink);
    else toasts.show('done', say(`people.${act}-done`, { name: person.name }));
    reload();
  };
  const close = () => {
    setAsked(undefined);
  };
  return (
    <div class="form-buttons">
      {acts
        .filter(({ isOffered }) => isOffered)
        .map(({ act }) => (
          <button
            key={act}
            type="button"
            onClick={() => {
              setAsked(act);
            }}
          >
            {say(`people.${act}`)}
          </button>
        ))}
      {asked !== undefined && (
        <Confirm
          title={say(`people.${asked}`)}
          yes={say(`people.${asked}`)}
          danger={asked === 'suspend'}
          act={() => run(asked)}
          closed={close}
        >
          <p>{say(`people.${asked}-words`, { name: person.name })}</p>
        </Confirm>
      )}
      {link !== undefined && (
        <Dialog
          title={say('people.link-title')}
          closed={() => {
            setLink(undefined);
          }}
        >
          <LinkOnce
            name={person.name}
            link={link}
            closed={() => {
              setLink(undefined);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
