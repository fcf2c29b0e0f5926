import express, { Router, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Clock } from '../../../src/platform/clock.ts';
import { ProblemError } from '../../../src/server/problems.ts';
import type { FiveSeconds } from './exchange/five-seconds.ts';
import type { Replies } from './exchange/replies.ts';
import type { CallbackQuery, Opened } from './protocol/envelope.ts';
import { incomingOf, type Incoming } from './protocol/incoming.ts';
import { isSigned } from './protocol/signature.ts';
import { xmlOf } from './protocol/xml.ts';

export interface CallbackOptions {
  readonly token: string;
  readonly open: (body: string, query: CallbackQuery) => Opened;
  readonly fiveSeconds: FiveSeconds;
  readonly replies: Replies;
  readonly clock: Clock;
  /** Counts requests that are not the platform's, and refuses an address that sends too many. */
  readonly limitStrangers: RequestHandler;
  /** Told what an operator may have to mend; gets nothing of a visitor. */
  readonly warn: (reason: string) => void;
  readonly report: (error: unknown) => void;
}

/** How far the platform's time may be from ours. */
const timeWindowMs = 5 * 60_000;
const longestBody = '64kb';

const querySchema = z.object({
  signature: z.string().max(64).default(''),
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().min(1).max(64),
  echostr: z
    .string()
    .regex(/^[\w+/=-]{1,256}$/)
    .optional(),
  encrypt_type: z.string().max(16).optional(),
  msg_signature: z.string().max(64).optional(),
});
type Query = z.infer<typeof querySchema>;

/** The callback that the console names: the check of the address, and what visitors do. */
export function callbackRoutes(options: CallbackOptions): Router {
  const router = Router();
  const onlySigned = signedOnly(options);
  router.get('/', onlySigned, (_request, response) => {
    const { echostr } = queryOf(response);
    if (echostr === undefined) throw refused(400, 'The parameter echostr is missing.');
    response.type('text/plain').send(echostr);
  });
  router.post(
    '/',
    onlySigned,
    express.raw({ type: () => true, limit: longestBody, inflate: false }),
    async (request, response) => {
      const { opened, incoming } = read(options, queryOf(response), request.body);
      await respond(options, incoming, opened, response);
    },
  );
  return router;
}

/** Lets only requests through that carry the platform's signature of now; nothing else is read of others. */
function signedOnly(options: CallbackOptions): RequestHandler {
  return (request, response, next) => {
    const query = querySchema.safeParse(request.query).data;
    const fits =
      query !== undefined && isSigned(query.signature, options.token, query.timestamp, query.nonce);
    if (fits && isOfNow(query, options.clock)) {
      response.locals.query = query;
      next();
      return;
    }
    if (fits) options.warn('a request with a timestamp outside of five minutes: is this clock right?');
    options.limitStrangers(request, response, (error?: unknown) => {
      next(error ?? refused(403, 'The signature does not fit.'));
    });
  };
}

function isOfNow({ timestamp }: Query, clock: Clock): boolean {
  return Math.abs(Number(timestamp) * 1000 - clock.now()) <= timeWindowMs;
}

function queryOf(response: Response): Query {
  return response.locals.query as Query;
}

type OpenedCallback = Extract<Opened, { kind: 'opened' }>;

function read(
  options: CallbackOptions,
  query: Query,
  body: unknown,
): { opened: OpenedCallback; incoming: Incoming } {
  const text = Buffer.isBuffer(body) ? utf8Of(body) : '';
  if (text === undefined) throw refused(400, 'The body is not UTF-8.');
  const opened = options.open(text, {
    timestamp: query.timestamp,
    nonce: query.nonce,
    ...(query.encrypt_type === undefined ? {} : { encryptType: query.encrypt_type }),
    ...(query.msg_signature === undefined ? {} : { messageSignature: query.msg_signature }),
  });
  if (opened.kind === 'refused') {
    options.warn(opened.reason);
    throw refused(opened.status, `Refused: ${opened.reason}.`);
  }
  const incoming = incomingOf(opened.fields);
  if (incoming === undefined) throw refused(400, 'This is no message and no event of the platform.');
  return { opened, incoming };
}

function utf8Of(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

async function respond(
  { fiveSeconds, replies, clock, report }: CallbackOptions,
  incoming: Incoming,
  opened: OpenedCallback,
  response: Response,
): Promise<void> {
  const answer = await fiveSeconds.answer(incoming);
  if (answer.kind === 'unavailable')
    throw new ProblemError({ status: 503, title: 'Unavailable', detail: 'Nothing was kept; ask again.' });
  if (answer.kind === 'acknowledge') {
    response.type('text/plain').send('success');
    return;
  }
  const { reply } = answer;
  const now = clock.now();
  const note = (): void => {
    const noted = response.writableFinished
      ? replies.handed(reply)
      : replies.notHanded(reply.deliveryId, false);
    noted.catch(report);
  };
  if (response.closed) {
    note();
    return;
  }
  response.once('close', note);
  const xml = xmlOf({
    ToUserName: incoming.openid,
    FromUserName: incoming.account,
    CreateTime: Math.floor(now / 1000),
    MsgType: 'text',
    Content: reply.text,
  });
  response.type('application/xml').send(opened.seal(xml, now));
}

function refused(status: number, detail: string): ProblemError {
  return new ProblemError({ status, title: 'Refused', detail });
}
