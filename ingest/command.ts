import { UserError } from '../src/platform/user-error.ts';

/** Runs a command: what a person can mend is printed without a stack, exit code 1; the rest is thrown. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!isForPerson(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Errors made for people, and wrong options on the command line. */
function isForPerson(error: unknown): error is Error {
  if (error instanceof UserError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
