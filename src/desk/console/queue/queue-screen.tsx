import { Empty } from '../parts/empty.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Heading } from '../parts/heading.tsx';
import { useConsole } from '../state/console.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';
import { useTake } from '../state/take.ts';
import { QueueTable } from './queue-table.tsx';

/** Who waits, in the order of being served. */
export default function QueueScreen() {
  const { desk } = useConsole();
  const { say } = useSpeech();
  const take = useTake();
  const view = useStore(desk.view);
  const failure = useStore(desk.failure);
  const presence = useStore(desk.presence);
  const waiting = view?.waiting ?? [];
  const [next] = waiting;
  const takeNext = () => {
    if (next !== undefined) void take(next.id);
  };
  useShortcuts([{ keys: 't', title: 'keys.take-next', act: takeNext, when: next !== undefined }]);
  return (
    <>
      <Heading title={say('screen.queue')} note={say('counts.waiting', { count: waiting.length })}>
        <button type="button" class="main" disabled={next === undefined} onClick={takeNext}>
          {say('queue.take-next')}
          <kbd>T</kbd>
        </button>
      </Heading>
      {failure !== undefined && <FailureNote failure={failure} retry={desk.reload} />}
      {presence?.status === 'away' && (
        <div class="note row">
          <p>{say('queue.away')}</p>
          <button type="button" onClick={() => void desk.setPresence({ status: 'available' })}>
            {say('queue.become-available')}
          </button>
        </div>
      )}
      {view?.open === false && <p class="note">{say('queue.closed')}</p>}
      {waiting.length > 0 && <QueueTable waiting={waiting} take={take} />}
      {view !== undefined && waiting.length === 0 && (
        <Empty title={say('queue.empty')}>{say('queue.empty-hint')}</Empty>
      )}
    </>
  );
}
