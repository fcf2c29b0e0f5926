import { ProblemError, type Problem } from '../server/problems.ts';

/** A refusal with the code the console translates (`wire/problem.ts` lists them). */
export function refusal(
  status: number,
  code: string,
  detail: string,
  params?: Problem['params'],
): ProblemError {
  return new ProblemError({
    status,
    title: titles[status] ?? 'Refused',
    detail,
    code,
    ...(params && { params }),
  });
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  410: 'Gone',
  429: 'Too many requests',
};

/** 404 for something that is not there, by what it is. */
export function unknown(what: string): ProblemError {
  return refusal(404, 'unknown', `There is no such ${what}.`);
}

/** A 400 that names the field. */
export function badField(field: string, message: string): ProblemError {
  return new ProblemError({
    status: 400,
    title: 'Bad request',
    detail: 'The request does not fit; see errors.',
    code: 'bad-field',
    errors: [{ field, message }],
  });
}
