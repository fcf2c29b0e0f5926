import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { csvOf } from '../desk/csv.ts';
import { dayNumber } from '../desk/operations/figures/day-number.ts';
import { freshFigures } from '../desk/operations/figures/fresh.ts';
import { rowsOf } from '../desk/operations/figures/read.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { dayAt, type Day } from '../platform/day.ts';
import { UserError } from '../platform/user-error.ts';
import { roundedTo, statisticsItem, type StatisticsItem } from '../server/partner/statistics.ts';
import { periodsOf, spanSchema, type StatisticsPeriod } from '../server/partner/statistics-periods.ts';
import type { Configuration } from './configuration.ts';
import { withState } from './with-state.ts';

const usage = `Writes how the service was used, by day or month, for whoever asks for it. Without personal data.

  npm run statistics -- [--from DAY] [--to DAY] [--by day|month] [--csv|--json] [--out FILE]

  --from, --to   first and last day, as in 2026-11-01 (default: the last 30 days, or 12 months, that are over)
  --by           one line a day (default) or a month; months are given whole
  --csv, --json  as a table (default), or as /api/partner/statistics gives it
  --out FILE     a new file (default: the terminal)
  --help         this text

Every number is the nearest multiple of ${roundedTo}, so that nobody can be told apart by a small one; numbers need not add up.
`;

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  csv: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** `npm run statistics`: the statistics partners read, as a file. May run beside the servers. */
export async function statistics(
  args: string[],
  configuration: Configuration,
  clock: Clock = systemClock,
): Promise<number> {
  const { values } = parseArgs({ args, options });
  const { from, to, by, csv, json, out, help } = values;
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  if (csv && json) throw new UserError('Give --csv or --json, not both.', { field: '--csv' });
  const periods = periodsAsked({ from, to, by }, dayAt(clock.now()));
  const items = await itemsOf(periods, configuration, clock);
  const text = json ? `${JSON.stringify({ roundedTo, items }, null, 2)}\n` : csvOf(tableOf(items));
  if (out === undefined) process.stdout.write(text);
  else {
    await writeNew(out, text);
    process.stdout.write(`${out}: ${items.length} ${by ?? 'day'}${items.length === 1 ? '' : 's'}\n`);
  }
  return 0;
}

function periodsAsked(
  asked: Record<'from' | 'to' | 'by', string | undefined>,
  today: Day,
): readonly StatisticsPeriod[] {
  const span = spanSchema.safeParse(asked);
  const [issue] = span.error?.issues ?? [];
  if (!span.success) throw badOption(String(issue?.path[0]), issue?.message ?? 'does not fit');
  const periods = periodsOf(span.data, today);
  if ('field' in periods) throw badOption(periods.field, periods.message);
  return periods;
}

function badOption(name: string, message: string): UserError {
  return new UserError(`--${name}: ${message}.`, { field: `--${name}` });
}

async function itemsOf(
  periods: readonly StatisticsPeriod[],
  configuration: Configuration,
  clock: Clock,
): Promise<StatisticsItem[]> {
  return withState(configuration, async (database) => {
    await freshFigures({ database, clock, newId: randomUUID });
    const items: StatisticsItem[] = [];
    for (const period of periods) {
      const days = { from: dayNumber(period.from), to: dayNumber(period.to) };
      items.push(statisticsItem(period, await rowsOf(database.store, days)));
    }
    return items;
  });
}

/** One line a number: period, figure, part. */
function tableOf(items: readonly StatisticsItem[]): (string | number)[][] {
  const lines = items.flatMap(({ period, from: _from, to: _to, ...figures }) =>
    Object.entries(figures).flatMap(([figure, value = []]) =>
      Array.isArray(value)
        ? value.map(({ part, number }) => [period, figure, part, number])
        : [[period, figure, '', value]],
    ),
  );
  return [['period', 'figure', 'part', 'number'], ...lines];
}

/** Writes a file that is not there yet. */
async function writeNew(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(code === 'EEXIST' ? `${path} is there already; name another file.` : message, {
      field: '--out',
      cause: error,
    });
  });
}
