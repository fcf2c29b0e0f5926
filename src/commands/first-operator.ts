import { firstOperatorLink } from '../desk/people/first-operator.ts';
import { linkUrl } from '../desk/people/links.ts';
import { systemClock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';

/** Prints the one-time link for the first operator, where nobody can run the service yet. */
export async function announceFirstOperator(database: StateDatabase, base: string): Promise<void> {
  const link = await firstOperatorLink(database, systemClock);
  if (link === undefined) return;
  process.stderr.write(
    `  desk   ${linkUrl(base, link.token)}\n         opens the desk to its first operator, once, within 30 minutes; a new link: npm run desk:user -- --help\n\n`,
  );
}
