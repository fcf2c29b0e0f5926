import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { maskPersonalData } from '../language/personal-data.ts';
import { requestFields } from './request-log.ts';

/** The log of a process: JSON, one line an entry, with the id of the request it was written for and no personal data. */
export function createLog(level: NonNullable<LoggerOptions['level']>, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    mixin: requestFields,
    serializers: { err: plainError },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/**
 * An error without what drivers hang on it: a database's `detail` holds the row, a statement its values. Messages are masked
 * like any text of a visitor's, for some repeat what they were given.
 */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return maskPersonalData(String(error));
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: name,
    message: maskPersonalData(message),
    ...(code === undefined ? {} : { code }),
    stack: stack
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  };
}
