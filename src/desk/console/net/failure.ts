/** A field at fault, as the service names it, and what is wrong with it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Why something did not come about, from the service's problem document (RFC 9457) or from the line. */
export interface Failure {
  readonly kind: 'failed';
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Names the problem for its sentence (`src/desk/wire/problem.ts`). */
  readonly code?: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** What went wrong, in the service's words; empty when no answer came. */
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

/** What became of a call. */
export type Result<Value> = { readonly kind: 'ok'; readonly value: Value } | Failure;

/** No answer came: the line is down, or it took too long. */
export const noAnswer: Failure = { kind: 'failed', status: 0, params: {}, detail: '', errors: [] };

/** The failure that a response speaks of; a body that is no problem document leaves only the status. */
export async function failureOf(response: Response): Promise<Failure> {
  const body = asRecord(await response.json().catch(() => undefined));
  return {
    kind: 'failed',
    status: response.status,
    ...(typeof body.code === 'string' ? { code: body.code } : {}),
    params: asRecord(body.params) as Failure['params'],
    detail: typeof body.detail === 'string' ? body.detail : '',
    errors: Array.isArray(body.errors) ? body.errors.flatMap(asFieldError) : [],
  };
}

function asFieldError(value: unknown): FieldError[] {
  const { field, message } = asRecord(value);
  return typeof field === 'string' && typeof message === 'string' ? [{ field, message }] : [];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
