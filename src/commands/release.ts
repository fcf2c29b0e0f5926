import { parseArgs } from 'node:util';
import { releaseCommands, type Rollback } from '../../ingest/release-commands.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import type { Configuration } from './configuration.ts';
import { shelfOf } from './knowledge.ts';
import { publishShared } from './shared-publishing.ts';
import { withState } from './with-state.ts';

const usage = `Looks at the releases of the knowledge base and goes back to an older one.

  npm run release -- list                 all releases; * is the one in use
  npm run release -- show [NUMBER]        what a release holds (the one in use)
  npm run release -- diff [FROM [TO]]     what changed between two (the last but one and the one in use)
  npm run release -- rollback [NUMBER]    publish an older one again (the one before the one in use), for all machines
`;

/** `npm run release`: the releases of the data folder. */
export async function release(args: string[], configuration: Configuration): Promise<number> {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name, ...rest] = positionals;
  const command = name === undefined ? undefined : releaseCommands[name];
  if (values.help || !command) {
    (values.help ? process.stdout : process.stderr).write(usage);
    return values.help ? 0 : 2;
  }
  const { DATA_DIR } = configuration;
  const shelf = shelfOf(DATA_DIR);
  const rollback: Rollback = (number) =>
    withState(configuration, (database) =>
      publishShared(DATA_DIR, database, systemClock, () =>
        shelf.exclusively(() => Promise.resolve(shelf.rollback(number, systemClock.now()))),
      ),
    );
  process.stdout.write(await command(shelf, rest.map(releaseNumber), rollback));
  return 0;
}

function releaseNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is no release number; see: npm run release -- list`, { field: 'release' });
}
