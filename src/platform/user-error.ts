/**
 * Something the person at the keyboard can mend: bad input, a missing file, a wrong setting. Its message says
 * what is wrong and what to do next; commands print it without a stack, HTTP answers it as a problem document.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** The field, file or option at fault, as the person knows it. */
  readonly field: string | undefined;

  constructor(message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.field = options.field;
  }
}
