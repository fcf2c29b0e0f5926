import { useState } from 'preact/hooks';
import type { AccountView } from '../../wire/staff.ts';
import { Badge } from '../parts/badge.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { Table, type Column } from '../parts/table.tsx';
import type { ScreenProps } from '../screens.ts';
import { useConsole, useHasRole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useNow } from '../state/service-clock.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { AccountState } from './account-state.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PersonPart } from './person-part.tsx';

/** The people of the desk: who they are, what they may do, who is let in. */
export default function PeopleScreen({ rest: [id] }: ScreenProps) {
  const { api } = useConsole();
  const loaded = useLoaded<{ staff: AccountView[] }>((signal) => api.get('/staff', {}, signal), []);
  useReloadOn(['presence'], loaded.reload);
  return (
    <Shown loaded={loaded}>
      {({ staff }) => {
        const person = staff.find((each) => each.id === id);
        return person === undefined ? (
          <People staff={staff} reload={loaded.reload} />
        ) : (
          <PersonPart key={person.id} person={person} reload={loaded.reload} />
        );
      }}
    </Shown>
  );
}

function People({ staff, reload }: { staff: readonly AccountView[]; reload: () => void }) {
  const speech = useSpeech();
  const { say } = speech;
  const now = useNow(30_000);
  const mayInvite = useHasRole('operator');
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <Heading title={say('screen.people')} note={say('people.count', { count: staff.length })}>
        {mayInvite && (
          <button
            type="button"
            class="main"
            onClick={() => {
              setInviting(true);
            }}
          >
            {say('people.invite')}
          </button>
        )}
      </Heading>
      <Table
        caption={say('screen.people')}
        columns={columnsOf(speech, now)}
        rows={staff}
        keyOf={({ id }) => id}
        to={({ id }) => `people/${id}`}
      />
      {isInviting && (
        <InviteDialog
          invited={reload}
          closed={() => {
            setInviting(false);
          }}
        />
      )}
    </>
  );
}

function columnsOf({ say, stamp, span }: Speech, now: number): Column<AccountView>[] {
  return [
    { id: 'name', title: say('people.name'), cell: ({ name }) => name },
    { id: 'username', title: say('sign-in.username'), cell: ({ username }) => username },
    {
      id: 'roles',
      title: say('account.roles'),
      cell: ({ roles }) => (
        <span class="badges">
          {roles.map((role) => (
            <Badge key={role}>{say(`role.${role}`)}</Badge>
          ))}
        </span>
      ),
    },
    { id: 'state', title: say('people.state'), cell: (person) => <AccountState person={person} /> },
    {
      id: 'sessions',
      title: say('people.sessions'),
      cell: ({ sessions, seenAt }) =>
        seenAt === undefined
          ? say('people.signed-out')
          : say('people.signed-in', { count: sessions, span: span(now - seenAt) }),
    },
    {
      id: 'since',
      title: say('people.since'),
      cell: ({ createdAt }) => stamp(createdAt).slice(0, 10),
      minor: true,
    },
  ];
}
