import type { ConversationView } from '../../wire/conversation.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { Link } from '../parts/link.tsx';
import { wordOf } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';
import { TicketDialog } from '../tickets/ticket-dialog.tsx';

/** The tickets of a conversation, and a new one from it. */
export function ConversationTickets({
  view,
  isNew,
  setNew,
}: {
  view: ConversationView;
  isNew: boolean;
  setNew: (isNew: boolean) => void;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const { id, topic, hotlineFunction, district } = view.conversation;
  return (
    <>
      {view.messages !== undefined && (
        <p>
          <button
            type="button"
            onClick={() => {
              setNew(true);
            }}
          >
            {say('tickets.new')}
          </button>
        </p>
      )}
      {view.tickets.length === 0 && <Empty title={say('tickets.none-here')} />}
      <ul class="plain-list">
        {view.tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link to={`tickets/${ticket.id}`}>{ticket.id}</Link> {wordOf('ticket-kind', ticket.kind, speech)}{' '}
            <Badge>{wordOf('ticket-status', ticket.status, speech)}</Badge>
          </li>
        ))}
      </ul>
      {isNew && (
        <TicketDialog
          from={{
            conversationId: id,
            topic,
            hotlineFunction,
            district,
            summary: view.brief?.asked,
          }}
          closed={() => {
            setNew(false);
          }}
        />
      )}
    </>
  );
}
