import type { Selectable } from 'kysely';
import { z } from 'zod';
import { changedOneRow } from '../../../store/compare-and-set.ts';
import type { CandidateTable } from '../../../store/desk-work-schema.ts';
import type { Store, StoreTransaction } from '../../../store/schema.ts';
import {
  candidateActSchema,
  candidateStatusSchema,
  draftSchema,
  fieldFaultSchema,
  originSchema,
  type CandidateStatus,
  type Draft,
  type FieldFault,
  type Origin,
} from '../../wire/candidate.ts';

export type CandidateAct = z.infer<typeof candidateActSchema>;

/** An entry on its way into the knowledge base. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly status: CandidateStatus;
  readonly version: number;
  readonly draft: Draft;
  readonly origin: Origin;
  readonly aiGenerated: boolean;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly changedAt: number;
  readonly changedBy: string;
  readonly history: readonly CandidateAct[];
  readonly problems: readonly FieldFault[];
  readonly release?: number;
}

/** A candidate by its id. */
export async function findCandidate(db: Store, id: string): Promise<Candidate | undefined> {
  const row = await db.selectFrom('candidates').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Candidates of some statuses, the ones changed last first. */
export async function listCandidates(
  db: Store,
  statuses: readonly CandidateStatus[],
  limit = 200,
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('candidates')
    .selectAll()
    .where('status', 'in', statuses)
    .orderBy('changedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

export async function insertCandidate(db: StoreTransaction, candidate: Candidate): Promise<void> {
  await db.insertInto('candidates').values(toRow(candidate)).execute();
}

/** Stores the next version of a candidate; false when somebody else changed it meanwhile. */
export async function storeCandidate(
  db: StoreTransaction,
  before: Candidate,
  after: Candidate,
): Promise<boolean> {
  return changedOneRow(
    db
      .updateTable('candidates')
      .set(toRow({ ...after, version: before.version + 1 }))
      .where('id', '=', before.id)
      .where('version', '=', before.version),
  );
}

function toRow(candidate: Candidate): Selectable<CandidateTable> {
  const { draft, origin, aiGenerated, history, problems, release, ...rest } = candidate;
  return {
    ...rest,
    draft: JSON.stringify(draft),
    origin: JSON.stringify(origin),
    aiGenerated: aiGenerated ? 1 : 0,
    history: JSON.stringify(history),
    problems: JSON.stringify(problems),
    release: release ?? null,
  };
}

function fromRow(row: Selectable<CandidateTable>): Candidate {
  const { release, ...rest } = row;
  return {
    ...rest,
    status: candidateStatusSchema.parse(row.status),
    draft: draftSchema.parse(JSON.parse(row.draft)),
    origin: originSchema.parse(JSON.parse(row.origin)),
    aiGenerated: row.aiGenerated === 1,
    history: z.array(candidateActSchema).parse(JSON.parse(row.history)),
    problems: z.array(fieldFaultSchema).parse(JSON.parse(row.problems)),
    ...(release === null ? {} : { release }),
  };
}
