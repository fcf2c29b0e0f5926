import { parseArgs } from 'node:util';
import { conversationContext } from '../conversations/context.ts';
import { applyRetention, defaultRetentionDays } from '../conversations/retention.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import type { Configuration } from './configuration.ts';
import { withState } from './with-state.ts';

const usage = `Empties what visitors wrote and gave and what is older than the retention time. Rows, their order and outcomes remain.

  npm run retention -- --dry-run         counts what would be emptied, changes nothing
  npm run retention                      empties it; may run beside the servers
  npm run retention -- --days N          keeps N days (${defaultRetentionDays})

What is emptied cannot be brought back, except from a backup.
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  days: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** `npm run retention`: empties what is too old, or only counts it. */
export async function retention(args: string[], configuration: Configuration): Promise<number> {
  const { values } = parseArgs({ args, options });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const days = values.days === undefined ? defaultRetentionDays : daysOf(values.days);
  const dryRun = values['dry-run'];
  const report = await withState(configuration, async (database) => {
    const context = conversationContext(database, () => Promise.reject(new Error('Nobody asks here.')));
    const done = await applyRetention(context, { days, dryRun });
    if (!dryRun) await database.forgetErased();
    return done;
  });
  const before = new Date(systemClock.now() - days * 86_400_000).toISOString();
  const lines = Object.entries(report).map(([part, count]) => `  ${part.padEnd(12)}${count}\n`);
  process.stdout.write(
    `older than ${days} days (before ${before}), ${dryRun ? 'would be emptied' : 'emptied'}:\n${lines.join('')}`,
  );
  return 0;
}

/** A number of days that leaves room for what is still being worked on. */
function daysOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new UserError(`--days takes a whole number from 1, not "${text}".`, { field: '--days' });
}
