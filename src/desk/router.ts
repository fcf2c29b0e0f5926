import { json, raw, Router, type Request, type RequestHandler, type Response } from 'express';
import { perAddress } from '../server/limits.ts';
import { checkedInput } from '../server/problems.ts';
import type { DeskParts } from './parts.ts';
import { checkOrigin } from './people/origin.ts';
import { sessionTokenIn } from './people/cookie.ts';
import { findSession } from './people/sessions.ts';
import { sameText } from './people/tokens.ts';
import { refusal } from './refusals.ts';
import { changesState, isAllowed, sent, type Call, type DeskRoute } from './route.ts';

const defaultBodyLimit = '64kb';

/**
 * The routes as an Express router, to be mounted under `/api/desk`. Each passes the same checks in the same order. Every answer
 * tells the service's time in `Service-Time` (epoch milliseconds), by which the console counts how long something waits.
 */
export function deskRouter(desk: DeskParts, routes: readonly DeskRoute[]): Router {
  const router = Router();
  router.use(perAddress(desk.requestsPerMinute), (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'Service-Time': String(desk.clock.now()) });
    next();
  });
  for (const route of routes) {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    router[method](route.path, door(desk, route), bodyOf(route), handler(desk, route));
  }
  return router;
}

type Admitted = Pick<Call, 'staff' | 'session'> | undefined;
const admitted = new WeakMap<Request, Admitted>();

/** Lets in who may: origin, session, role and CSRF token, before a body is read. */
function door(desk: DeskParts, route: DeskRoute): RequestHandler {
  return async (request, _response, next) => {
    if (route.access !== 'signed') {
      if (changesState(route)) checkOrigin(request, desk.publicUrl);
      if (route.access !== 'everyone') admitted.set(request, await admit(desk, route, request));
    }
    next();
  };
}

async function admit(desk: DeskParts, route: DeskRoute, request: Request): Promise<Admitted> {
  const token = sessionTokenIn(request, desk.publicUrl);
  const found = token === undefined ? undefined : await findSession(desk.database, desk.clock, token);
  if (found === undefined) throw refusal(401, 'signed-out', 'Sign in first.');
  if (!isAllowed(route, found.staff.roles))
    throw refusal(403, 'forbidden', 'Your roles do not allow this. An operator can change them.');
  if (changesState(route) && !sameText(request.get('x-csrf-token') ?? '', found.session.csrfToken))
    throw refusal(403, 'csrf', 'The CSRF token is missing or old. Load the page anew.');
  return found;
}

/** Signed requests are read as bytes, which the signature covers; all others as JSON. */
function bodyOf({ access, body, bodyLimit: limit = defaultBodyLimit }: DeskRoute): RequestHandler[] {
  if (access === 'signed') return [raw({ type: () => true, limit })];
  return body === undefined ? [] : [jsonOnly, json({ limit })];
}

const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.is('json') === false)
    throw refusal(415, 'json', 'Send the body as JSON, with the header Content-Type: application/json.');
  next();
};

function handler(desk: DeskParts, route: DeskRoute) {
  return async (request: Request, response: Response): Promise<void> => {
    const call = {
      desk,
      ...admitted.get(request),
      params: route.params && checkedInput(route.params, request.params),
      query: route.query && checkedInput(route.query, request.query),
      body: route.body && checkedInput(route.body, request.body),
      http: { request, response },
    };
    const answer = await route.handle(call as Call<never, never, never>);
    if (answer === sent) return;
    if (answer === undefined) response.status(204).end();
    else response.json(answer);
  };
}
