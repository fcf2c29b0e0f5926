import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { UserError } from '../platform/user-error.ts';
import { CommitUnknown, StoreUnavailable } from '../store/store-unavailable.ts';
import { routeOf } from './request-log.ts';

/** A field at fault and what is wrong with it. */
export interface FieldError {
  /** Path in the request body, or the name of a parameter; `body` for the whole. */
  readonly field: string;
  readonly message: string;
}

/** A problem document (RFC 9457) with the fields at fault. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Names the problem for programs that put it into words of their own, with what those words need. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Thrown by a route to answer with a problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Sends a problem document. */
export function sendProblem(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem }));
}

/** Input as the schema wants it; throws a 400 problem that names every field at fault. */
export function checkedInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new ProblemError({
    status: 400,
    title: 'Bad request',
    detail: 'The request does not fit; see errors.',
    errors: result.error.issues.map(fieldError),
  });
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return { field: [path, issue.keys[0]].filter(Boolean).join('.'), message: 'unknown field' };
  }
  return { field: path === '' ? 'body' : path, message: issue.message };
}

/** Answers every path that no route took. */
export const notFound: RequestHandler = (request, response) => {
  sendProblem(response, { status: 404, title: 'Not found', detail: `There is nothing at ${request.path}.` });
};

/** The last resort of every route: known errors become their problem, all else a 500 that is logged whole and says nothing. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500)
      log.error({ err: error, method: request.method, route: routeOf(request) }, 'request failed');
    if (problem.status === 503) response.set('Retry-After', '5');
    sendProblem(response, problem);
  };
}

/** What visitors are told while the service cannot keep anything. */
export const unavailable: Problem = {
  status: 503,
  title: 'Unavailable',
  detail: 'The service cannot answer at the moment. Try again later, or call 12345.',
};

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  // What an operator has to mend is nothing a caller did wrong: visitors wait, operators read the log.
  if (error instanceof UserError || error instanceof StoreUnavailable || error instanceof CommitUnknown)
    return unavailable;
  return (
    bodyProblem(error) ?? {
      status: 500,
      title: 'Internal error',
      detail: 'The request failed. Try again, or call 12345.',
    }
  );
}

/** Errors of Express' body parsers carry a `type`; the texts here say what to send instead. */
const bodyErrors: Readonly<Record<string, Omit<Problem, 'errors'>>> = {
  'entity.parse.failed': { status: 400, title: 'Bad request', detail: 'The body is not valid JSON.' },
  'entity.too.large': { status: 413, title: 'Too large', detail: 'The body is too large.' },
  'charset.unsupported': { status: 415, title: 'Unsupported charset', detail: 'Send the body as UTF-8.' },
  'encoding.unsupported': {
    status: 415,
    title: 'Unsupported encoding',
    detail: 'Send the body plain or compressed with gzip.',
  },
  'request.aborted': { status: 400, title: 'Bad request', detail: 'The body ended early.' },
  'request.size.invalid': {
    status: 400,
    title: 'Bad request',
    detail: 'The body is not as long as Content-Length says.',
  },
};

function bodyProblem(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const type = 'type' in error && typeof error.type === 'string' ? bodyErrors[error.type] : undefined;
  if (type) return { ...type, errors: [{ field: 'body', message: type.detail }] };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
  if (status < 400 || status >= 500) return undefined;
  return {
    status,
    title: 'Bad request',
    detail: 'The request could not be read.',
    errors: [{ field: 'request', message: 'malformed' }],
  };
}
