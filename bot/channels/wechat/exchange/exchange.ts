/**
 * One callback of the platform over all its retries, and what is owed to it: an answer within five seconds, the same
 * to every retry, and one consultation only. Pure: instants are epoch milliseconds, storing is someone else's.
 */
export type Exchange =
  /** A process lets the assistant work and waits for the outcome, at most until then. */
  | { readonly state: 'open'; readonly holder: string; readonly until: number }
  /** The answer is fixed: this delivery. */
  | { readonly state: 'replied'; readonly deliveryId: string }
  /** What comes of it goes by customer-service message. */
  | { readonly state: 'deferred' }
  /** There is nothing to say. */
  | { readonly state: 'silent' }
  /** It broke whenever it was taken up. */
  | { readonly state: 'failed' };

/** What a request of the platform is to get. */
export type Duty =
  /** Let the assistant work on it and wait: nobody else does. */
  | 'work'
  /** Wait for whoever works on it. */
  | 'join'
  /** The reply that is fixed. */
  | 'repeat'
  /** `success`: everything else is done by other ways, or was. */
  | 'acknowledge';

/** The platform asks, for the first time or again. */
export function asked(
  exchange: Exchange | undefined,
  by: { holder: string; now: number; until: number },
): { next: Exchange; duty: Duty } {
  if (exchange === undefined || (exchange.state === 'open' && exchange.until <= by.now))
    return { next: { state: 'open', holder: by.holder, until: by.until }, duty: 'work' };
  return { next: exchange, duty: duties[exchange.state] };
}

const duties: Readonly<Record<Exchange['state'], Duty>> = {
  open: 'join',
  replied: 'repeat',
  deferred: 'acknowledge',
  silent: 'acknowledge',
  failed: 'acknowledge',
};

/** How a process that works on an exchange may end it. */
export type Ending = Exclude<Exchange, { state: 'open' }>;

/** Ends an exchange; undefined when it is not, or no longer, this process's. A late end of the same process counts. */
export function ended(exchange: Exchange, holder: string, ending: Ending): Exchange | undefined {
  return exchange.state === 'open' && exchange.holder === holder ? ending : undefined;
}

/** Takes over what its process left, to finish it without the platform waiting; undefined while that one may live. */
export function takenOver(
  exchange: Exchange,
  by: { holder: string; now: number; until: number },
): Exchange | undefined {
  if (exchange.state !== 'open' || exchange.until > by.now) return undefined;
  return { state: 'open', holder: by.holder, until: by.until };
}
