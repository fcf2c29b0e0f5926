import { z } from 'zod';
import type { Store, StoreTransaction } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { publishProblemSchema, type PublishProblem } from './publisher.ts';

/** The event that says that the knowledge base is to be published, or how that went. */
export const knowledgeEvents = { wanted: 'knowledge.wanted', settled: 'knowledge.settled' } as const;

/** A publication or rollback that the desk asked for. */
export interface Publication {
  readonly id: string;
  readonly at: number;
  readonly actor: string;
  readonly act: 'publish' | 'rollback';
  readonly reason?: string;
  readonly outcome: 'published' | 'unchanged' | 'rejected' | 'failed';
  readonly release?: number;
  readonly problems: readonly PublishProblem[];
}

/** How often a publication was asked for, and up to which of these it was done. */
export interface Wanted {
  readonly wanted: number;
  readonly done: number;
}

/** Asks for a publication, in the transaction of what is to be published. It happens even if this process ends now. */
export async function wantPublication({ db, emit }: UnitOfWork, at: number): Promise<void> {
  await db
    .updateTable('counters')
    .set((counter) => ({ value: counter('value', '+', 1) }))
    .where('name', '=', 'knowledge.wanted')
    .execute();
  emit({ name: knowledgeEvents.wanted, at });
}

export async function wantedPublications(db: Store): Promise<Wanted> {
  const rows = await db
    .selectFrom('counters')
    .select(['name', 'value'])
    .where('name', 'in', ['knowledge.wanted', 'knowledge.done'])
    .execute();
  const valueOf = (name: string): number => rows.find((row) => row.name === name)?.value ?? 0;
  return { wanted: valueOf('knowledge.wanted'), done: valueOf('knowledge.done') };
}

/** Notes how a publication went; `upTo` is the number of the request it has served. */
export async function notePublication(
  { db, emit }: UnitOfWork,
  publication: Publication,
  upTo?: number,
): Promise<void> {
  const { problems, reason, release, ...rest } = publication;
  await db
    .insertInto('publications')
    .values({ ...rest, reason: reason ?? null, release: release ?? null, problems: JSON.stringify(problems) })
    .execute();
  if (upTo !== undefined)
    await db.updateTable('counters').set({ value: upTo }).where('name', '=', 'knowledge.done').execute();
  emit({ name: knowledgeEvents.settled, subject: publication.id, at: publication.at });
}

/** The newest publications of the desk. */
export async function listPublications(db: Store | StoreTransaction, limit: number): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publications')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ reason, release, problems, act, outcome, ...row }) => ({
    ...row,
    act: z.enum(['publish', 'rollback']).parse(act),
    outcome: z.enum(['published', 'unchanged', 'rejected', 'failed']).parse(outcome),
    ...(reason === null ? {} : { reason }),
    ...(release === null ? {} : { release }),
    problems: z.array(publishProblemSchema).parse(JSON.parse(problems)),
  }));
}
