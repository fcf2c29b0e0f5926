import type { StoreTransaction } from '../../../store/schema.ts';
import type { FieldFault } from '../../wire/candidate.ts';
import { deskEntries, storeEntry } from '../entries.ts';
import type { PublishProblem, PublishResult } from '../publisher.ts';
import { entryPath, entryText, fieldAt } from './entry-text.ts';
import { listCandidates, storeCandidate, type Candidate } from './repository.ts';

const by = 'desk';
const everyCandidate = 100_000;

/** What was approved and is in the release is published, and the gaps it was written for are answered. */
export async function candidatesPublished(
  db: StoreTransaction,
  result: Extract<PublishResult, { release: number }>,
  at: number,
): Promise<void> {
  const newest = new Map((await deskEntries(db)).map(({ path, version }) => [path, version]));
  for (const candidate of await listCandidates(db, ['approved'])) {
    const path = entryPath(candidate.name);
    const isIn = result.kind === 'unchanged' || result.deskVersions[path] === newest.get(path);
    if (!isIn) continue;
    await storeCandidate(db, candidate, {
      ...candidate,
      status: 'published',
      release: result.release,
      problems: [],
      history: [...candidate.history, { at, by, act: 'published', note: String(result.release) }],
    });
    await db
      .updateTable('gaps')
      .set((row) => ({ status: 'answered', closedAt: at, closedBy: by, version: row('version', '+', 1) }))
      .where('candidateId', '=', candidate.id)
      .execute();
  }
  await alignCandidates(db, at);
}

/**
 * Lets candidates say what became of their entries: the one whose text an entry has is published, those that were
 * replaced, withdrawn or rolled back are not.
 */
export async function alignCandidates(db: StoreTransaction, at: number): Promise<void> {
  const live = new Map((await deskEntries(db)).map(({ path, candidateId }) => [path, candidateId]));
  for (const candidate of await listCandidates(db, ['published', 'withdrawn'], everyCandidate)) {
    const isLive = live.get(entryPath(candidate.name)) === candidate.id;
    const status = isLive ? ('published' as const) : ('withdrawn' as const);
    if (status === candidate.status || (status === 'published' && candidate.release === undefined)) continue;
    const history = [...candidate.history, { at, by, act: status }];
    await storeCandidate(db, candidate, { ...candidate, status, history });
  }
}

/**
 * Takes the entries that publishing refused out of the next publication and gives their candidates back with the fields
 * at fault; true when there were any. What an entry said before comes back in its place.
 */
export async function candidatesRefused(
  db: StoreTransaction,
  problems: readonly PublishProblem[],
  at: number,
): Promise<boolean> {
  let found = false;
  for (const candidate of await listCandidates(db, ['approved'])) {
    const text = entryText(candidate.draft);
    const faults = problems
      .filter(({ file }) => file === `desk/${entryPath(candidate.name)}`)
      .map(({ place, message }): FieldFault => ({ field: fieldAt(place, text), message }));
    if (faults.length === 0) continue;
    found = true;
    await takeBack(db, candidate, at);
    await storeCandidate(db, candidate, {
      ...candidate,
      status: 'draft',
      problems: faults,
      history: [...candidate.history, { at, by, act: 'refused-by-publishing' }],
    });
  }
  return found;
}

/** The entry as it was before this candidate, or none. */
async function takeBack(db: StoreTransaction, { name, id }: Candidate, at: number): Promise<void> {
  const path = entryPath(name);
  const before = await db
    .selectFrom('deskEntries')
    .select(['text', 'candidateId'])
    .where('path', '=', path)
    .where((row) => row.or([row('candidateId', 'is', null), row('candidateId', '!=', id)]))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  await storeEntry(db, {
    path,
    at,
    actor: by,
    ...(before?.text == null ? {} : { text: before.text, candidateId: before.candidateId }),
  });
}
