import { z } from 'zod';
import { answerRequestSchema, answerResponseSchema } from './answer-routes.ts';
import { problemSchema } from './problems.ts';

/** The OpenAPI 3.1 description, made from the schemas that the routes check with. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongda',
      version: '1',
      description: 'Consultation on intellectual property: a cited answer, or a person.',
    },
    paths: {
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
    },
  };
}

function problemResponse(description: string) {
  return {
    description,
    content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output') } },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
}
