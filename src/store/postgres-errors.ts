/** Node's and PostgreSQL's codes that mean: the connection is gone or could not be made. */
const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);
/** The driver's own errors carry no code. */
const lostMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|not queryable/;
const conflictCodes = new Set(['40001', '40P01', 'SQLITE_BUSY']);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** Whether the connection to the database is gone; what was not committed is rolled back. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  return (
    lostCodes.has(code) ||
    code.startsWith('08') ||
    (error instanceof Error && lostMessages.test(error.message))
  );
}

/** Whether two transactions stood in each other's way and this one may be tried again. */
export function isConflict(error: unknown): boolean {
  return conflictCodes.has(codeOf(error));
}

/** Whether a unique key was there already. */
export function isDuplicate(error: unknown): boolean {
  const code = codeOf(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
