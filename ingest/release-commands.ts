import type { Passage } from '../src/knowledge/passage.ts';
import type { Manifest } from '../src/knowledge/release.ts';
import type { ReleaseShelf } from '../src/knowledge/release-shelf.ts';
import { UserError } from '../src/platform/user-error.ts';
import { diffReleases } from '../src/knowledge/release-diff.ts';

/** A command on the shelf with release numbers as arguments; gives what is printed. */
export type ReleaseCommand = (
  shelf: ReleaseShelf,
  numbers: readonly number[],
  rollback: Rollback,
) => Promise<string>;

/** Publishes the content of an older release again. */
export type Rollback = (number: number) => Promise<Manifest>;

export const releaseCommands: Readonly<Partial<Record<string, ReleaseCommand>>> = {
  list: (shelf) => Promise.resolve(list(shelf)),
  show: (shelf, [number]) => Promise.resolve(show(shelf, number ?? current(shelf))),
  diff: (shelf, [from, to]) => Promise.resolve(diff(shelf, from ?? before(shelf), to ?? current(shelf))),
  rollback: (shelf, [number], rollback) => rolledBack(number ?? before(shelf), rollback),
};

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
    `content ${contentHash}\nindex ${indexSettings}, vectors ${embeddingModel?.id ?? 'none'}, terms ${release.terms.length}\n`,
    ...documents,
    ...generatedQuestions(release.passages),
  ].join('');
}

/** The ways of asking that a chat model wrote, by passage: to be looked through, since search goes by them. */
function generatedQuestions(passages: readonly Passage[]): string[] {
  const generated = passages.flatMap(({ id, askedAsGenerated = [] }) =>
    askedAsGenerated.map((question) => `  ${id}  ${question}\n`),
  );
  return generated.length === 0
    ? []
    : [`ways of asking written by a chat model: ${generated.length}\n`, ...generated];
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

async function rolledBack(to: number, rollback: Rollback): Promise<string> {
  const { number } = await rollback(to);
  return `release ${number} is published: the content of release ${to}\n`;
}
