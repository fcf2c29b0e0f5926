import type { TicketView } from '../../wire/ticket.ts';
import { wordOf } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';

/** What happened to a ticket, newest first. */
export function TicketHistory({ ticket }: { ticket: TicketView }) {
  const speech = useSpeech();
  const { say, moment } = speech;
  return (
    <section class="part">
      <h2>{say('tickets.history')}</h2>
      <ol class="history">
        {[...ticket.history].reverse().map(({ at, by, byName, act, note }, index) => (
          <li key={index}>
            <time>{moment(at)}</time>
            <div>
              <p>{`${byName ?? wordOf('ticket-by', by, speech)} · ${actWords(act, speech)}`}</p>
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
