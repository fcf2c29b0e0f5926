import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Manifest } from '../src/knowledge/release.ts';
import type { ReleaseShelf } from '../src/knowledge/release-shelf.ts';
import { openReleaseShelf } from '../src/knowledge/release-shelf.ts';
import { UserError } from '../src/platform/user-error.ts';
import { runCommand } from './command.ts';
import { dataFolderOf } from './publishing-house.ts';
import { diffReleases } from './release-diff.ts';

const usage = `Looks at the releases of the knowledge base and goes back to an older one.

  npm run release -- list                 all releases; * is the one in use
  npm run release -- show [NUMBER]        what a release holds (the one in use)
  npm run release -- diff [FROM [TO]]     what changed between two (the last but one and the one in use)
  npm run release -- rollback [NUMBER]    publish an older one again (the one before the one in use)
`;

const commands: Readonly<
  Record<string, (shelf: ReleaseShelf, numbers: readonly number[]) => Promise<string>>
> = {
  list: (shelf) => Promise.resolve(list(shelf)),
  show: (shelf, [number]) => Promise.resolve(show(shelf, number ?? current(shelf))),
  diff: (shelf, [from, to]) => Promise.resolve(diff(shelf, from ?? before(shelf), to ?? current(shelf))),
  rollback: (shelf, [number]) => rollback(shelf, number ?? before(shelf)),
};

await runCommand(async () => {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [name, ...rest] = positionals;
  const command = name === undefined ? undefined : commands[name];
  if (values.help || !command) {
    (values.help ? process.stdout : process.stderr).write(usage);
    return values.help ? 0 : 2;
  }
  const shelf = openReleaseShelf(join(dataFolderOf(process.env), 'releases'));
  process.stdout.write(await command(shelf, rest.map(releaseNumber)));
  return 0;
});

function releaseNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is no release number; see: npm run release -- list`, { field: 'release' });
}

function current(shelf: ReleaseShelf): number {
  const number = shelf.currentNumber();
  if (number !== undefined) return number;
  throw new UserError('There is no release yet. Publish one with: npm run ingest');
}

function before(shelf: ReleaseShelf): number {
  const inUse = current(shelf);
  const older = shelf
    .list()
    .filter(({ number }) => number < inUse)
    .at(-1);
  if (older) return older.number;
  throw new UserError(`There is no release before ${inUse}.`);
}

function list(shelf: ReleaseShelf): string {
  const inUse = shelf.currentNumber();
  const lines = shelf
    .list()
    .map((manifest) => `${manifest.number === inUse ? '*' : ' '} ${manifestLine(manifest)}\n`);
  return lines.length === 0 ? 'no release yet\n' : lines.join('');
}

function manifestLine({ number, createdAt, publishedBy, documents, passages, records }: Manifest): string {
  const time = new Date(createdAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return `${String(number).padStart(4)}  ${time}  documents ${documents}  passages ${passages}  records ${records}  by ${publishedBy}`;
}

function show(shelf: ReleaseShelf, number: number): string {
  const release = shelf.read(number);
  const { contentHash, indexSettings, embeddingModel } = release.manifest;
  const documents = release.documents.map(({ id, authority, status, effectiveFrom, effectiveTo }) => {
    const end = effectiveTo === undefined ? '' : ` to ${effectiveTo}`;
    return `  ${id}  ${authority}, ${status}, from ${effectiveFrom}${end}\n`;
  });
  return [
    `${manifestLine(release.manifest)}\n`,
    `content ${contentHash}\nindex ${indexSettings}, vectors ${embeddingModel ?? 'none'}, terms ${release.terms.length}\n`,
    ...documents,
  ].join('');
}

function diff(shelf: ReleaseShelf, from: number, to: number): string {
  const { documents, passages, records } = diffReleases(shelf.read(from), shelf.read(to));
  const marks = [
    ...documents.added.map((id) => `+ ${id}\n`),
    ...documents.removed.map((id) => `- ${id}\n`),
    ...documents.changed.map((id) => `~ ${id}\n`),
  ];
  const counts = Object.entries({ documents, passages, records }).map(
    ([name, each]) => `${name} +${each.added.length} -${each.removed.length} ~${each.changed.length}`,
  );
  return `release ${from} → ${to}: ${counts.join('   ')}\n${marks.join('')}`;
}

async function rollback(shelf: ReleaseShelf, number: number): Promise<string> {
  const manifest = await shelf.exclusively(() => Promise.resolve(shelf.rollback(number, Date.now())));
  return `release ${manifest.number} is published: the content of release ${number}\n`;
}
