import { UserError } from './user-error.ts';

/**
 * Runs a command of the terminal; its number becomes the exit code. What a person can mend is printed without a stack,
 * exit code 1; the rest is thrown. A reader who has seen enough (`| head`) ends the program quietly.
 */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  process.stdout.on('error', endWithoutReader);
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!isForPerson(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

/** Errors made for people, and wrong options on the command line. */
function isForPerson(error: unknown): error is Error {
  if (error instanceof UserError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
