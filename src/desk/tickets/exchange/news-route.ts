import { z } from 'zod';
import { ticketStatusSchema, type TicketStatus } from '../../../conversations/ticket.ts';
import { changeTicket, findTicket } from '../../../conversations/tickets.ts';
import { keepableText } from '../../../conversations/message.ts';
import { checkedInput, ProblemError } from '../../../server/problems.ts';
import { StaleVersion } from '../../../store/compare-and-set.ts';
import type { DeskParts } from '../../parts.ts';
import { noteAct } from '../../people/act.ts';
import { refusal, unknown } from '../../refusals.ts';
import { openRoute, type DeskRoute, type OpenCall } from '../../route.ts';
import { madeSo } from '../acts.ts';
import { isSigned } from './signature.ts';

/** News of a case from the other system. */
const newsSchema = z.strictObject({
  ticket: z.string().min(1).max(100),
  /** The number of the case there. */
  externalId: z.string().min(1).max(100).optional(),
  status: ticketStatusSchema.optional(),
  note: z.string().trim().min(1).max(2_000).optional(),
});
type News = z.output<typeof newsSchema>;

/** Who changed a ticket, in its history and in the audit trail. */
const actor = 'case-exchange';

/** What the other system tells of cases; believed only with its signature, and once. */
export const newsRoutes: readonly DeskRoute[] = [
  openRoute({
    method: 'POST',
    path: '/cases/status',
    access: 'signed',
    summary:
      'News of a case, signed by the system it was given to (Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature). The same id again changes nothing.',
    answer: z.strictObject({ repeated: z.boolean() }),
    handle: async ({ desk, http }) => {
      const { id, body } = signedBody(desk, http);
      const news = checkedInput(newsSchema, body);
      return { repeated: !(await takeNews(desk, id, news)) };
    },
  }),
];

/** The message if it was signed with the secret of the other side; nothing else is looked at before. */
function signedBody(desk: DeskParts, { request }: OpenCall['http']): { id: string; body: unknown } {
  const id = request.get('webhook-id') ?? '';
  const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const message = { id, timestamp: Number(request.get('webhook-timestamp') ?? 'none'), body };
  const signatures = request.get('webhook-signature') ?? '';
  const secret = desk.exchange?.inboundSecret;
  if (
    secret === undefined ||
    id === '' ||
    id.length > 200 ||
    !isSigned(message, signatures, secret, desk.clock.now())
  )
    throw refusal(401, 'not-signed', 'The signature is missing, wrong, or too old.');
  return { id, body: jsonOf(body) };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ProblemError({
      status: 400,
      title: 'Bad request',
      detail: 'The body is not valid JSON.',
      errors: [{ field: 'body', message: 'is not valid JSON' }],
    });
  }
}

/** Applies news once; false when they came before. */
async function takeNews(desk: DeskParts, id: string, news: News): Promise<boolean> {
  return desk.database.transaction(async (unit) => {
    const first = await unit.db
      .insertInto('caseNews')
      .values({ id, at: desk.clock.now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (first.numInsertedOrUpdatedRows !== 1n) return false;
    const ticket = await findTicket(unit.db, news.ticket);
    if (ticket === undefined) throw unknown('ticket');
    const { externalId, note } = news;
    const result = await changeTicket(desk.context, unit, {
      id: ticket.id,
      version: ticket.version,
      act: {
        by: actor,
        act: news.status ?? 'news',
        ...(note !== undefined && !ticket.emptied && { note: keepableText(note) }),
      },
      ...statusFor(ticket.status, news.status),
      patch: { ...(externalId !== undefined && { externalId }) },
    });
    // Somebody changed the ticket at the same time: the news are taken again on what is new.
    if (result.kind === 'stale') throw new StaleVersion();
    madeSo(result);
    await noteAct(desk, unit, actor, 'ticket.news', ticket.id);
    return true;
  });
}

/** A status the ticket has already is no change. */
function statusFor(now: TicketStatus, wanted: TicketStatus | undefined): { status?: TicketStatus } {
  return wanted === undefined || wanted === now ? {} : { status: wanted };
}
