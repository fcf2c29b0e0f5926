import { findTicket } from '../../../conversations/tickets.ts';
import { emit } from '../../../conversations/context.ts';
import { backoffDelay, type Backoff } from '../../../store/backoff.ts';
import { giveBackLease, takeLease } from '../../../store/leases.ts';
import type { DeskParts } from '../../parts.ts';
import { dueDeliveries } from './outbox.ts';
import type { CaseExchangeSettings } from './settings.ts';
import { signatureOf } from './signature.ts';

const backoff: Backoff = { firstMs: 30_000, limitMs: 15 * 60_000 };
/** A delivery that nobody took for so long is given up until an operator tries it again. */
const givenUpAfterMs = 3 * 24 * 3_600_000;
const timeoutMs = 10_000;
const leaseMs = 60_000;
const batch = 50;

type Delivery = Awaited<ReturnType<typeof dueDeliveries>>[number];

/** What a round of sending came to. */
export interface SendReport {
  delivered: number;
  failed: number;
}

/**
 * Sends what waits, signed, of each case in order; to be called every few seconds on every process, and done by one at
 * a time. A delivery that fails is tried again later under the same id, so that the receiver can tell it from news.
 */
export async function sendCases(desk: DeskParts, holder: string): Promise<SendReport> {
  const report: SendReport = { delivered: 0, failed: 0 };
  const { exchange, database, clock } = desk;
  if (exchange === undefined) return report;
  const request = { name: 'case-exchange', holder, forMs: leaseMs };
  for (;;) {
    // Looked at first: a lease is written, and most rounds have nothing to send.
    if ((await dueDeliveries(database.store, clock.now(), 1)).length === 0) return report;
    const lease = await takeLease(database.store, request, clock);
    if (lease === undefined) return report;
    const due = await dueDeliveries(database.store, clock.now(), batch);
    for (const delivery of due) {
      // A slow receiver must not outlast the lease.
      if ((await takeLease(database.store, request, clock)) === undefined) return report;
      const error = await post(desk, exchange, delivery);
      await noteResult(desk, delivery, error);
      if (error === undefined) report.delivered += 1;
      else report.failed += 1;
    }
    await giveBackLease(database.store, lease);
  }
}

/** Posts one delivery; returns what went wrong, in words without anything of the receiver's. */
async function post(
  desk: DeskParts,
  { url, secret }: CaseExchangeSettings,
  delivery: Delivery,
): Promise<string | undefined> {
  const body = JSON.stringify({
    type: `case.${delivery.act}`,
    timestamp: new Date(delivery.at).toISOString(),
    data: await dataOf(desk, delivery),
  });
  const timestamp = Math.floor(desk.clock.now() / 1_000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': delivery.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf({ id: delivery.id, timestamp, body }, secret),
      },
      body,
    });
    await response.body?.cancel();
    return response.ok ? undefined : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'not reachable';
  }
}

/** The case as it was; of one that was emptied meanwhile only what remains. */
async function dataOf({ database }: DeskParts, { body, ticketId, sequence }: Delivery): Promise<unknown> {
  if (body !== null) return JSON.parse(body) as unknown;
  const ticket = await findTicket(database.store, ticketId);
  return { id: ticketId, version: sequence, status: ticket?.status, erased: true };
}

async function noteResult(desk: DeskParts, delivery: Delivery, error: string | undefined): Promise<void> {
  const now = desk.clock.now();
  const attempts = delivery.attempts + 1;
  const isOver = now - delivery.at >= givenUpAfterMs;
  const failed = isOver
    ? { status: 'given-up', nextAt: null }
    : { status: 'waiting', nextAt: now + backoffDelay(backoff, attempts) };
  const change =
    error === undefined
      ? { status: 'delivered', deliveredAt: now, nextAt: null, lastError: null, body: null }
      : { ...failed, lastError: error };
  await desk.database.transaction(async (unit) => {
    await unit.db
      .updateTable('caseDeliveries')
      .set({ ...change, attempts })
      .where('id', '=', delivery.id)
      .where('status', '=', 'waiting')
      .execute();
    emit(unit, 'ticket.changed', { subject: delivery.ticketId, at: now });
  });
}
