import type { TicketView } from '../../wire/ticket.ts';
import { Badge } from '../parts/badge.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Shown } from '../parts/shown.tsx';
import { useConsole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useNow } from '../state/service-clock.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { TicketForm } from './ticket-form.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { dueWords, statusTones } from './ticket-words.ts';

/** One ticket: what it is about and what happened, with the form to work on it. */
export function TicketPage({ id }: { id: string }) {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const now = useNow(30_000);
  const loaded = useLoaded<TicketView>((signal) => api.get(`/tickets/${id}`, {}, signal), [id]);
  useReloadOn(['ticket'], loaded.reload, ({ subject }) => subject === id);
  return (
    <Shown loaded={loaded}>
      {(ticket) => (
        <>
          <Heading
            title={`${say(`ticket-kind.${ticket.kind}`)} ${ticket.id}`}
            note={
              <>
                <Badge tone={statusTones[ticket.status]}>{say(`ticket-status.${ticket.status}`)}</Badge>{' '}
                <Badge tone={ticket.overdue ? 'danger' : 'plain'}>{dueWords(ticket, now, speech)}</Badge>
              </>
            }
          >
            <Link to="tickets">{say('screen.tickets')}</Link>
          </Heading>
          <div class="ticket-page">
            <div>
              <section class="part">
                <h2>{say('tickets.summary')}</h2>
                <p class="typed">{ticket.emptied ? say('tickets.emptied') : ticket.summary}</p>
                <Facts ticket={ticket} />
              </section>
              <TicketHistory ticket={ticket} />
            </div>
            <TicketForm key={ticket.version} ticket={ticket} put={loaded.put} reload={loaded.reload} />
          </div>
        </>
      )}
    </Shown>
  );
}

function Facts({ ticket }: { ticket: TicketView }) {
  const speech = useSpeech();
  const { say, moment } = speech;
  const facts = [
    { term: say('close.function'), text: say(`function.${ticket.hotlineFunction}`) },
    { term: say('tickets.topic'), text: say(`topic.${ticket.topic}`) },
    { term: say('tickets.district'), text: [ticket.district, ticket.outlet].filter(Boolean).join(' · ') },
    { term: say('tickets.contact'), text: contactWords(ticket, speech) },
    { term: say('tickets.assignee'), text: ticket.assigneeName ?? ticket.assignee ?? say('tickets.nobody') },
    { term: say('tickets.due'), text: ticket.dueAt === undefined ? '' : moment(ticket.dueAt) },
    { term: say('tickets.created'), text: moment(ticket.createdAt) },
    {
      term: say('tickets.authority'),
      text: ticket.authority === undefined ? '' : say(`authority.${ticket.authority}`),
    },
    { term: say('tickets.external-id'), text: ticket.externalId ?? '' },
    { term: say('tickets.delivery'), text: deliveryWords(ticket, speech) },
  ].filter(({ text }) => text !== '');
  return (
    <>
      <dl class="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {ticket.conversationId !== undefined && (
        <p>
          <Link to={`conversations/${ticket.conversationId}`}>{say('tickets.conversation')}</Link>
        </p>
      )}
    </>
  );
}

function contactWords({ contact, emptied }: TicketView, { say }: Speech): string {
  if (emptied) return say('tickets.emptied');
  const words = [contact?.name, contact?.phone, contact?.email].filter(Boolean).join(' · ');
  return words === '' ? say('tickets.no-contact') : words;
}

function deliveryWords({ delivery }: TicketView, { say }: Speech): string {
  return delivery === undefined
    ? ''
    : say(`tickets.delivery.${delivery.status}`, { attempts: delivery.attempts });
}
