import { describe, expect, it } from 'vitest';
import { ticketStatuses } from '../../../conversations/ticket.ts';
import { fieldOf, instantOf, nextStatuses } from './ticket-words.ts';

describe('the words of tickets', () => {
  it('offer the statuses that the service takes', () => {
    expect(nextStatuses).toEqual(ticketStatuses);
  });

  it('keep an instant over a field of a form, in the time of the city', () => {
    const at = Date.parse('2026-12-31T23:45:00+08:00');
    expect(fieldOf(at)).toBe('2026-12-31T23:45');
    expect(instantOf('2026-12-31T23:45')).toBe(at);
  });
});
