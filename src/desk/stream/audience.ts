import type { StoredEvent } from '../../store/events.ts';
import { roles, type Role, type Staff } from '../wire/staff.ts';
import type { DeskEventName } from '../wire/stream.ts';

/** Who is told of an event: people with a role, or the agent who has the conversation. */
interface Audience {
  readonly name: DeskEventName;
  readonly to: readonly Role[] | 'owner';
}

const readers: readonly Role[] = ['agent', 'reviewer', 'auditor'];
const ticketKeepers: readonly Role[] = ['agent', 'operator'];
const knowledgeKeepers: readonly Role[] = ['editor', 'reviewer', 'operator'];

/** What in the event log is told to the desk, and to whom; what is not listed stays inside. */
const audiences: Readonly<Record<string, Audience>> = {
  'conversation.changed-hands': { name: 'queue', to: ticketKeepers },
  'conversation.language': { name: 'conversation', to: 'owner' },
  'conversation.emptied': { name: 'conversation', to: readers },
  'message.appended': { name: 'message', to: 'owner' },
  'visitor.reachable': { name: 'conversation', to: 'owner' },
  'visitor.unreachable': { name: 'conversation', to: 'owner' },
  'delivery.ended': { name: 'conversation', to: 'owner' },
  'rating.given': { name: 'conversation', to: 'owner' },
  'suggestion.changed': { name: 'suggestion', to: 'owner' },
  'ticket.created': { name: 'ticket', to: ticketKeepers },
  'ticket.changed': { name: 'ticket', to: ticketKeepers },
  'agent.presence': { name: 'presence', to: ticketKeepers },
  'staff.changed': { name: 'presence', to: ticketKeepers },
  'setting.changed': { name: 'operations', to: roles },
  knowledge: { name: 'knowledge', to: knowledgeKeepers },
  operations: { name: 'operations', to: ['operator'] },
};

/** Who is told of an event: by its name, or by the room before the point. */
export function audienceOf({ name }: StoredEvent): Audience | undefined {
  return audiences[name] ?? audiences[name.split('.')[0] ?? ''];
}

/** Whether a person is among those. `owner` is the agent who has the conversation now. */
export function isAmong({ to }: Audience, staff: Staff, owner: string | undefined): boolean {
  if (to === 'owner') return owner === staff.id && staff.roles.includes('agent');
  return to.some((role) => staff.roles.includes(role));
}
