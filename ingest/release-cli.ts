import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openReleaseShelf } from '../src/knowledge/release-shelf.ts';
import { systemClock } from '../src/platform/clock.ts';
import { UserError } from '../src/platform/user-error.ts';
import { runCommand } from '../src/platform/run-command.ts';
import { dataFolderOf } from './publishing-house.ts';
import { releaseCommands } from './release-commands.ts';

const usage = `Looks at the releases of the knowledge base and goes back to an older one.

  npm run release -- list                 all releases; * is the one in use
  npm run release -- show [NUMBER]        what a release holds (the one in use)
  npm run release -- diff [FROM [TO]]     what changed between two (the last but one and the one in use)
  npm run release -- rollback [NUMBER]    publish an older one again (the one before the one in use)
`;

await runCommand(async () => {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [name, ...rest] = positionals;
  const command = name === undefined ? undefined : releaseCommands[name];
  if (values.help || !command) {
    (values.help ? process.stdout : process.stderr).write(usage);
    return values.help ? 0 : 2;
  }
  const shelf = openReleaseShelf(join(dataFolderOf(process.env), 'releases'));
  process.stdout.write(await command(shelf, rest.map(releaseNumber), systemClock));
  return 0;
});

function releaseNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is no release number; see: npm run release -- list`, { field: 'release' });
}
