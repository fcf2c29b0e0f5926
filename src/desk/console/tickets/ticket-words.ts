import type { TicketStatus } from '../../../conversations/ticket.ts';
import type { TicketView } from '../../wire/ticket.ts';
import type { Tone } from '../parts/badge.tsx';
import type { Speech } from '../state/speech.ts';

/** Where each status may lead; the service holds to the same (`src/conversations/ticket.ts`). */
export const nextStatuses: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  open: ['in-progress', 'done', 'cancelled'],
  'in-progress': ['open', 'waiting', 'done', 'cancelled'],
  waiting: ['in-progress', 'done', 'cancelled'],
  done: ['in-progress'],
  cancelled: [],
};

export const statusTones: Readonly<Record<TicketStatus, Tone>> = {
  open: 'notice',
  'in-progress': 'accent',
  waiting: 'plain',
  done: 'good',
  cancelled: 'plain',
};

/** How long a ticket has, or how long it is late: `还剩 3小时5分`. */
export function dueWords({ dueAt, overdue, status }: TicketView, now: number, speech: Speech): string {
  const { say, span, moment } = speech;
  if (dueAt === undefined) return say('tickets.no-due');
  if (status === 'done' || status === 'cancelled') return moment(dueAt);
  return overdue || dueAt < now
    ? say('tickets.overdue-by', { span: span(now - dueAt) })
    : say('tickets.left', { span: span(dueAt - now) });
}

const zone = '+08:00';

/** An instant of a field of a form, which tells the time of the city. */
export function instantOf(field: string): number {
  return Date.parse(`${field}:00${zone}`);
}

/** An instant as such a field holds it: `2026-11-24T10:00`. */
export function fieldOf(at: number | undefined): string | undefined {
  const shift = 8 * 3_600_000;
  return at === undefined ? undefined : new Date(at + shift).toISOString().slice(0, 16);
}
