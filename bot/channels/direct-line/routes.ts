import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { languageSchema } from '../../../src/language/language.ts';
import { refuseWhenOverloaded } from '../../../src/server/overload.ts';
import { checkedInput, ProblemError, sendProblem } from '../../../src/server/problems.ts';
import { schemaFor } from '../../activity.ts';
import type { Receipt } from '../../channel.ts';
import { languageOf } from '../../language-tag.ts';
import { bearerOf, claimsOf, refreshableClaims, refusals, sameSecret } from './access.ts';
import type { Allowance } from './allowance.ts';
import { attachmentRoute } from './attachment-route.ts';
import { originFilter } from './origins.ts';
import { pageSchema } from './page.ts';
import type { Claims } from './tokens.ts';
import { uploadRoute } from './upload-route.ts';
import { cursorOf, type Cursor } from './watermark.ts';
import type { DirectLineParts } from './parts.ts';

/** Larger than any activity that is taken, smaller than what would hurt to read. */
const bodyLimit = '128kb';

const beginSchema = z.object({
  event: z.string().max(60).optional(),
  language: languageSchema.optional(),
  user: z
    .object({ id: z.string().regex(/^[\x21-\x7e]{1,100}$/, '1 to 100 visible ASCII characters') })
    .optional(),
});
const startSchema = z.object({ locale: z.string().max(35).nullish(), page: pageSchema.optional() });

/** Direct Line 3.0 under the path it is mounted on, as docs/web-channel.md tells it. */
export function directLineRouter(parts: DirectLineParts): Router {
  const { tokens, entry, log, service, assistant, allowances, newId } = parts;
  const router = Router();
  const body = json({ limit: bodyLimit });
  const inTime = refuseWhenOverloaded();
  router.use(originFilter(parts.origins), limited(allowances.requests, addressIn));

  router.post('/tokens/generate', body, limitedUnlessSecret(), (request, response) => {
    const fromServer = hasSecret(request);
    const { event, language, user } = checkedInput(beginSchema, request.body ?? {});
    const visitorId = fromServer && user !== undefined ? user.id : `web-${newId()}`;
    sendToken(response, { conversationId: newId(), visitorId, begin: { event, language } }, !fromServer);
  });
  router.post('/tokens/refresh', async (request, response) => {
    const { claims, renewable } = refreshableClaims(request, tokens);
    if (!(await isStillTheirs(claims))) throw new ProblemError(refusals.expired);
    sendToken(response, claims, renewable);
  });

  router.post('/conversations', body, inTime, async (request, response) => {
    const { locale, page } = checkedInput(startSchema, request.body ?? {});
    const claims = hasSecret(request)
      ? { conversationId: newId(), visitorId: `web-${newId()}` }
      : claimsOf(request, tokens);
    const language = claims.begin?.language ?? languageOf(locale);
    const begin = { ...claims.begin, ...(language === undefined ? {} : { language }) };
    await entry.enter({ ...claims, begin }, page);
    response.status(201).json(connection(request, { ...claims, begin }, ''));
  });
  router.get('/conversations/:id', inTime, async (request, response) => {
    const claims = claimsOf(request, tokens, String(request.params.id));
    const { watermark } = watermarkIn(request);
    await entry.enter(claims);
    response.json(connection(request, claims, watermark));
  });
  router.get('/conversations/:id/activities', inTime, async (request, response) => {
    const claims = claimsOf(request, tokens, String(request.params.id));
    const { cursor } = watermarkIn(request);
    await entry.enter(claims);
    const page = await log.after(claims.conversationId, cursor, parts.attachmentUrl(originOf(request)));
    if (page === undefined) throw new ProblemError(unknownConversation);
    const state = await service.standing(page.current);
    response.json({ activities: page.activities, watermark: page.watermark, state });
  });
  router.post(
    '/conversations/:id/activities',
    limited(allowances.messages, conversationIn(parts)),
    body,
    inTime,
    async (request, response) => {
      const claims = claimsOf(request, tokens, String(request.params.id));
      const activity = checkedInput(schemaFor(request.body), request.body);
      await entry.enter(claims);
      sendReceipt(response, await assistant.receive(entry.reference(claims), activity));
    },
  );
  router.post(
    '/conversations/:id/upload',
    limited(allowances.messages, conversationIn(parts)),
    uploadRoute(parts, sendReceipt),
  );
  router.get('/attachments/:id', attachmentRoute(parts));
  return router;

  function sendToken(response: Response, claims: Claims, renewable: boolean): void {
    const { token, expiresIn } = tokens.issue('conversation', claims);
    const { conversationId } = claims;
    response.set('Cache-Control', 'no-store').json({
      conversationId,
      token,
      expires_in: expiresIn,
      ...(renewable ? { renewal: tokens.issue('renewal', claims).token } : {}),
    });
  }

  /** A conversation whose visitor was erased is nobody's; one that has not begun is still the token's. */
  async function isStillTheirs({ conversationId, visitorId }: Claims): Promise<boolean> {
    const conversation = await service.find(conversationId);
    return conversation === undefined || conversation.visitorId === visitorId;
  }

  function connection(request: Request, claims: Claims, watermark: string): Record<string, unknown> {
    const { conversationId } = claims;
    const origin = originOf(request);
    const { token, expiresIn } = tokens.issue('conversation', claims);
    const stream = tokens.issue('stream', { ...claims, subject: origin });
    const address = new URL(`/v3/directline/conversations/${conversationId}/stream`, origin);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.search = new URLSearchParams({ watermark, t: stream.token }).toString();
    return { conversationId, token, expires_in: expiresIn, streamUrl: address.href };
  }

  function hasSecret(request: Request): boolean {
    const token = bearerOf(request);
    return token !== undefined && parts.secret !== undefined && sameSecret(token, parts.secret);
  }

  /** Pages without credentials are limited by address; a site's server asks for all its visitors. */
  function limitedUnlessSecret(): RequestHandler {
    const byAddress = limited(allowances.tokens, addressIn);
    return (request, response, next) => {
      if (hasSecret(request)) next();
      else if (request.get('authorization') !== undefined) sendProblem(response, refusals.forged);
      else void byAddress(request, response, next);
    };
  }

  function originOf(request: Request): string {
    return parts.publicUrl ?? `${request.protocol}://${request.host}`;
  }
}

const unknownConversation = {
  status: 404,
  title: 'No such conversation',
  detail: 'There is no such conversation.',
};

function sendReceipt(response: Response, receipt: Receipt): void {
  switch (receipt.kind) {
    case 'accepted':
      response.json({ id: receipt.id });
      return;
    case 'refused':
      sendProblem(response, {
        status: 400,
        title: 'Bad request',
        detail: 'The activity does not fit; see errors.',
        errors: [receipt.error],
      });
      return;
    case 'unknown-conversation':
      sendProblem(response, unknownConversation);
      return;
    case 'failed':
      response.set('Retry-After', '3');
      sendProblem(response, {
        status: 503,
        title: 'Not kept',
        detail: 'The activity could not be kept. Send it again.',
      });
  }
}

function watermarkIn(request: Request): { watermark: string; cursor: Cursor } {
  const given = request.query.watermark;
  const watermark = typeof given === 'string' ? given : '';
  const cursor = given === undefined || typeof given === 'string' ? cursorOf(watermark) : undefined;
  if (cursor !== undefined) return { watermark, cursor };
  const errors = [{ field: 'watermark', message: 'send a watermark as it was received' }];
  throw new ProblemError({ status: 400, title: 'Bad request', detail: 'The watermark is none.', errors });
}

function addressIn(request: Request): string {
  return request.ip ?? '';
}

function conversationIn({ tokens }: DirectLineParts): (request: Request) => string {
  return (request) => claimsOf(request, tokens, String(request.params.id)).conversationId;
}

/** Refuses with 429 and Retry-After who has used up what is allowed in a minute. */
function limited(allowance: Allowance, keyOf: (request: Request) => string): RequestHandler {
  return (request, response, next) => {
    const wait = allowance.take(keyOf(request));
    if (wait === undefined) {
      next();
      return;
    }
    response.set('Retry-After', String(wait));
    sendProblem(response, {
      status: 429,
      title: 'Too many requests',
      detail: 'That was too much for one minute. Wait as Retry-After says.',
    });
  };
}
