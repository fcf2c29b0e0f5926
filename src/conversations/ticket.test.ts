import { describe, expect, it } from 'vitest';
import { contactSchema, ticketStatuses, type TicketStatus } from './ticket.ts';

describe('the statuses of a ticket', () => {
  it('lead only to statuses there are, and every status can be reached from open', () => {
    const reached = new Set<string>(['open']);
    for (const status of reached)
      for (const next of ticketStatuses[status as TicketStatus]) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(ticketStatuses).sort());
  });
});

describe('a contact', () => {
  it('needs a phone number or an e-mail address', () => {
    expect(contactSchema.safeParse({ name: '张' }).success).toBe(false);
    expect(contactSchema.safeParse({ phone: '021-12345678' }).success).toBe(true);
  });
});
