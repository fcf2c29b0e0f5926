import { parseArgs } from 'node:util';
import { releaseCommands, type Rollback } from '../../ingest/release-commands.ts';
import { alignCandidates } from '../desk/knowledge/candidates/settle.ts';
import { restoreEntries } from '../desk/knowledge/entries.ts';
import type { Manifest } from '../knowledge/release.ts';
import type { ReleaseShelf } from '../knowledge/release-shelf.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import { appendAudit } from '../store/audit.ts';
import type { StateDatabase } from '../store/database.ts';
import type { Configuration } from './configuration.ts';
import { shelfOf } from './knowledge.ts';
import { publishShared } from './shared-publishing.ts';
import { withState } from './with-state.ts';

const usage = `Looks at the releases of the knowledge base and goes back to an older one.

  npm run release -- list                 all releases; * is the one in use
  npm run release -- show [NUMBER]        what a release holds (the one in use)
  npm run release -- diff [FROM [TO]]     what changed between two (the last but one and the one in use)
  npm run release -- rollback [NUMBER]    publish an older one again (the one before the one in use), for all machines;
                                          the desk's entries go back with it
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
      publishShared(DATA_DIR, database, systemClock, () => rollBack(database, shelf, number, 'command')),
    );
  process.stdout.write(await command(shelf, rest.map(releaseNumber), rollback));
  return 0;
}

/**
 * Publishes the content of an older release again, with the desk's entries as they were in it. The entries go first: if
 * the rest fails, doing it again finishes it, and no later publication brings back what was to go.
 */
export function rollBack(
  database: StateDatabase,
  shelf: ReleaseShelf,
  number: number,
  actor: string,
): Promise<Manifest> {
  return shelf.exclusively(async () => {
    const { deskVersions = {} } = shelf.read(number).manifest;
    const at = systemClock.now();
    await database.transaction(async ({ db }) => {
      await restoreEntries(db, deskVersions, { at, actor });
      await alignCandidates(db, at);
      await appendAudit(db, { at, actor, act: 'release.rolled-back', subject: String(number) });
    });
    return shelf.rollback(number, at);
  });
}

function releaseNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is no release number; see: npm run release -- list`, { field: 'release' });
}
