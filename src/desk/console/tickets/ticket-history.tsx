import type { TicketView } from '../../wire/ticket.ts';
import { useConsole } from '../state/console.ts';
import { wordOf } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';

/** What happened to a ticket, newest first. */
export function TicketHistory({ ticket }: { ticket: TicketView }) {
  const { desk, session } = useConsole();
  const speech = useSpeech();
  const { say, moment } = speech;
  const names = new Map(useStore(desk.colleagues).map(({ id, name }) => [id, name]));
  names.set(session.staff.id, session.staff.name);
  if (ticket.assignee !== undefined && ticket.assigneeName !== undefined)
    names.set(ticket.assignee, ticket.assigneeName);
  return (
    <section class="part">
      <h2>{say('tickets.history')}</h2>
      <ol class="history">
        {[...ticket.history].reverse().map(({ at, by, act, note }, index) => (
          <li key={index}>
            <time>{moment(at)}</time>
            <div>
              <p>{`${names.get(by) ?? wordOf('ticket-by', by, speech)} · ${actWords(act, speech)}`}</p>
              {note !== undefined && <p class="typed">{note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** An act is an act of the desk, a status, or why the assistant stopped. */
function actWords(act: string, speech: ReturnType<typeof useSpeech>): string {
  const words = ['ticket-act', 'ticket-status', 'reason'].map((prefix) => wordOf(prefix, act, speech));
  return words.find((word) => word !== act) ?? act;
}
