import { Dialog } from '../parts/dialog.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { useConsole } from '../state/console.ts';
import { optionsOf, topics } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';

/** Gives a conversation to a colleague who is at the desk, or to whoever has a skill. */
export function TransferDialog({ id, closed }: { id: string; closed: () => void }) {
  const { api, desk, session, toasts } = useConsole();
  const { say } = useSpeech();
  const others = useStore(desk.colleagues).filter((each) => each.id !== session.staff.id);
  const languages = (['en', 'zh-Hant'] as const).map((value) => ({ value, text: say(`language.${value}`) }));
  return (
    <Dialog title={say('transfer.title')} closed={closed}>
      <Form
        check={({ agentId, skill }) =>
          agentId === undefined && skill === undefined ? { agentId: say('transfer.choose') } : {}
        }
        send={({ agentId, skill }) =>
          api.send('POST', `/conversations/${id}/transfer`, agentId === undefined ? { skill } : { agentId })
        }
        done={() => {
          toasts.show('done', say('transfer.done'));
          desk.reload();
          closed();
        }}
        yes={say('transfer.submit')}
        cancel={closed}
      >
        {(errors) => (
          <>
            {others.length === 0 && <p class="hint">{say('transfer.nobody')}</p>}
            <SelectField
              name="agentId"
              label={say('transfer.to-colleague')}
              none={say('queue.unknown')}
              options={others.map(({ id: value, name, status, open, capacity }) => ({
                value,
                text: `${name} · ${say('transfer.load', { status: say(`presence.${status}`), open, capacity })}`,
              }))}
              error={errors.agentId}
            />
            <SelectField
              name="skill"
              label={say('transfer.to-skill')}
              none={say('queue.unknown')}
              options={[...languages, ...optionsOf(topics, 'topic', say)]}
              error={errors.skill}
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}
