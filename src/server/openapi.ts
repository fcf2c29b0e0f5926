import { z } from 'zod';
import { answerRequestSchema, answerResponseSchema } from './answer-routes.ts';
import { collections, pageQuerySchema, pageSchema, wholeItemSchema } from './partner/catalogue.ts';
import { roundedTo } from './partner/statistics.ts';
import { statisticsPageSchema } from './partner/statistics-page.ts';
import { statisticsQuerySchema } from './partner/statistics-periods.ts';
import { problemSchema } from './problems.ts';

/** What another part of the service adds to the description. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly securitySchemes: Readonly<Record<string, unknown>>;
}

/** The OpenAPI 3.1 description, made from the schemas that the routes check with. */
export function openApiDocument(parts: readonly ApiDescription[] = []): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongda',
      version: '1',
      description: 'Consultation on intellectual property: a cited answer, or a person.',
    },
    components: {
      securitySchemes: Object.assign(
        { partnerKey: { type: 'http', scheme: 'bearer' } },
        ...parts.map(({ securitySchemes }) => securitySchemes),
      ) as Record<string, unknown>,
    },
    paths: {
      ...Object.fromEntries(Object.keys(collections).flatMap(partnerPaths)),
      '/api/partner/releases': {
        get: {
          summary: 'All releases of the knowledge base, oldest first, and the number of the one in use.',
          security: [{ partnerKey: [] }],
          responses: {
            200: { description: 'The releases.' },
            401: problemResponse('The key is missing or not known.'),
          },
        },
      },
      '/api/partner/statistics': {
        get: {
          summary:
            'How the service is used, by day or month, without personal data; the Link header names the next page.',
          description: `Every number is the nearest multiple of ${roundedTo}, of its own, so numbers need not add up; parts that round to nothing are left out. Periods that are not over are not given.`,
          security: [{ partnerKey: [] }],
          parameters: parametersOf(statisticsQuerySchema),
          responses: {
            200: jsonResponse('The page.', statisticsPageSchema),
            304: { description: 'As before.' },
            400: problemResponse('A parameter does not fit; `errors` names it.'),
            401: problemResponse('The key is missing or not known.'),
            503: problemResponse('Still being counted; Retry-After says when to ask again.'),
          },
        },
      },
      '/api/answer': {
        post: {
          summary: 'Answers one question from the knowledge base, or says why a person should.',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(answerRequestSchema, 'input') } },
          },
          responses: {
            200: {
              description: 'The outcome.',
              content: { 'application/json': { schema: schemaOf(answerResponseSchema, 'output') } },
            },
            400: problemResponse('A field does not fit; `errors` names it.'),
            413: problemResponse('The body is too large.'),
            415: problemResponse('The body is not marked as JSON, or not in UTF-8.'),
            429: problemResponse('Too many requests from one address; Retry-After says when to try again.'),
          },
        },
      },
      ...(Object.assign({}, ...parts.map(({ paths }) => paths)) as Record<string, unknown>),
    },
  };
}

/** The list and the single document of a collection that partners read. */
function partnerPaths(collection: string): [string, unknown][] {
  const refusal = { 401: problemResponse('The key is missing or not known.') };
  const security = [{ partnerKey: [] }];
  const list = {
    summary: `A page of the ${collection} in force today; the Link header names the next.`,
    security,
    parameters: parametersOf(pageQuerySchema),
    responses: { 200: jsonResponse('The page.', pageSchema), 304: { description: 'As before.' }, ...refusal },
  };
  const one = {
    summary: 'One of them with its text.',
    security,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      200: jsonResponse('The document.', wholeItemSchema),
      404: problemResponse('There is none, or it is not in force.'),
      ...refusal,
    },
  };
  return [
    [`/api/partner/${collection}`, { get: list }],
    [`/api/partner/${collection}/{id}`, { get: one }],
  ];
}

function parametersOf(query: z.ZodType) {
  const { properties } = schemaOf(query, 'input') as { properties: Record<string, unknown> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

/** An answer of JSON. */
export function jsonResponse(description: string, schema: z.ZodType) {
  return { description, content: { 'application/json': { schema: schemaOf(schema, 'output') } } };
}

/** A refusal as a problem document. */
export function problemResponse(description: string) {
  return {
    description,
    content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output') } },
  };
}

/** The JSON schema of what goes into a check, or comes out of it. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
}
