import type { ScreenProps } from '../screens.ts';
import { TicketList } from './ticket-list.tsx';
import { TicketPage } from './ticket-page.tsx';

/** Work left for later: the lists, or one ticket. */
export default function TicketsScreen({ rest: [id], query }: ScreenProps) {
  return id === undefined ? <TicketList query={query} /> : <TicketPage key={id} id={id} />;
}
