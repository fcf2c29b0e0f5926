import { useState } from 'preact/hooks';
import type { AccountView, NewLink } from '../../wire/staff.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { LinkOnce } from './link-once.tsx';
import { PersonFields, ticked } from './person-fields.tsx';

type Invited = NewLink & { readonly staff: AccountView };

/** Makes an account and shows its one-time link. */
export function InviteDialog({ invited, closed }: { invited: () => void; closed: () => void }) {
  const { api } = useConsole();
  const { say } = useSpeech();
  const [made, setMade] = useState<Invited>();
  return (
    <Dialog title={say(made === undefined ? 'people.invite' : 'people.link-title')} closed={closed}>
      {made !== undefined ? (
        <LinkOnce name={made.staff.name} link={made} closed={closed} />
      ) : (
        <Form<Invited>
          check={({ name, username }) => ({
            ...(username === undefined ? { username: say('form.required') } : {}),
            ...(name === undefined ? { name: say('form.required') } : {}),
          })}
          send={({ username, name }, form) => api.send('POST', '/staff', { username, name, ...ticked(form) })}
          done={(made) => {
            setMade(made);
            invited();
          }}
          yes={say('people.make')}
          cancel={closed}
          fieldWords={{ username: say('link.username-hint'), roles: say('people.no-role') }}
        >
          {(errors) => (
            <>
              <Field
                name="username"
                label={say('sign-in.username')}
                hint={say('link.username-hint')}
                required
                longest={40}
                error={errors.username}
                focused
              />
              <PersonFields errors={errors} />
            </>
          )}
        </Form>
      )}
    </Dialog>
  );
}
