import type { z } from 'zod';
import { jsonResponse, problemResponse, schemaOf, type ApiDescription } from '../server/openapi.ts';
import { changesState, type DeskRoute } from './route.ts';
import { deskRoutes } from './routes.ts';

/** The routes of the desk for the API's description, made from the list that the router and the role tests work with. */
export function describeDesk(routes: readonly DeskRoute[] = deskRoutes): ApiDescription {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api/desk${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    paths,
    securitySchemes: {
      deskSession: {
        type: 'apiKey',
        in: 'cookie',
        name: 'desk',
        description: 'Set by signing in; `__Host-desk` where the service is reached over HTTPS.',
      },
      deskCsrf: {
        type: 'apiKey',
        in: 'header',
        name: 'X-CSRF-Token',
        description: 'The `csrfToken` of the session, with everything that changes something.',
      },
    },
  };
}

function operationOf(route: DeskRoute): Record<string, unknown> {
  const { summary, params, query, body, answer } = route;
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')];
  return {
    summary,
    tags: ['desk'],
    description: whoMay(route),
    security: securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      ...(answer === undefined
        ? { 200: { description: 'A file or a stream.' }, 204: { description: 'Done.' } }
        : { 200: jsonResponse('Done.', answer) }),
      ...refusalsOf(route),
    },
  };
}

function whoMay({ access }: DeskRoute): string {
  switch (access) {
    case 'everyone':
      return 'For everyone, before signing in.';
    case 'staff':
      return 'For everyone who is signed in.';
    case 'signed':
      return 'For a program that signs its requests (Standard Webhooks).';
    default:
      return `For people with one of the roles ${access.join(', ')}.`;
  }
}

function securityOf(route: DeskRoute): Record<string, string[]>[] {
  if (route.access === 'everyone' || route.access === 'signed') return [];
  return [{ deskSession: [], ...(changesState(route) && { deskCsrf: [] }) }];
}

/** What it may be refused with: by the body or the query, by who asks, by what is not there or changed meanwhile. */
function refusalsOf(route: DeskRoute): Record<number, unknown> {
  const { access, params, query, body } = route;
  const isGuarded = access !== 'everyone';
  return {
    ...((query ?? body) && { 400: problemResponse('A field does not fit; `errors` names it.') }),
    ...(isGuarded && { 401: problemResponse('Not signed in, or the signature is missing or wrong.') }),
    ...(isGuarded &&
      access !== 'signed' && { 403: problemResponse('The role or the CSRF token is missing.') }),
    ...(params && { 404: problemResponse('There is no such thing.') }),
    ...(changesState(route) && {
      409: problemResponse('Not in the state it is in now; `code` says why.'),
    }),
    429: problemResponse('Too many requests from one address.'),
  };
}

interface ObjectSchema {
  readonly properties?: Record<string, object>;
  readonly required?: readonly string[];
}

/** The fields of an object as parameters: as they come out of the check, required where they have to go in. */
function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (schema === undefined) return [];
  const given = schemaOf(schema, 'input') as ObjectSchema;
  const checked = schemaOf(schema, 'output') as ObjectSchema;
  return Object.entries(given.properties ?? {}).map(([name, own]) => {
    const made = checked.properties?.[name] ?? {};
    return {
      name,
      in: place,
      required: place === 'path' || (given.required ?? []).includes(name),
      // A number in a query is text that is read as a number: the check's result says more than what goes in.
      schema: Object.keys(made).length > 0 ? made : own,
    };
  });
}
