import { withheldInvention } from '../consultation/recorder.ts';
import type { Turn } from '../consultation/turn.ts';
import type { StoreTransaction } from '../store/schema.ts';

/** How a question came to be one that the knowledge base does not answer well. */
export const gapSources = ['unanswered', 'rejected', 'bad-rating', 'not-helpful'] as const;
export type GapSource = (typeof gapSources)[number];

/** A question for those who keep the knowledge base. It names where its words are kept and holds none itself. */
export interface GapQuestion {
  readonly source: GapSource;
  readonly at: number;
  readonly language: string;
  readonly topic?: string | undefined;
  readonly asked: { readonly turnId: string } | { readonly messageId: string };
}

/** Reasons of a handover that say: search worked, and what it found did not answer. */
const missed: ReadonlySet<string | undefined> = new Set(['no-evidence', 'low-confidence']);
/** Outcomes of questions that were looked for. */
const lookedFor: ReadonlySet<Turn['outcome']> = new Set(['answered', 'answered-partly', 'clarifying']);

/** Whether search worked for a question that is ours, and missed. */
export function isUnanswered(turn: Turn): boolean {
  return turn.outcome === 'handed-over' && missed.has(turn.reason) && wasSearched(turn);
}

/** Whether a turn that somebody was not content with says anything about the knowledge base. */
export function concernsKnowledge(turn: Turn): boolean {
  return wasSearched(turn) && (isUnanswered(turn) || lookedFor.has(turn.outcome));
}

/** What was not searched (inventions, complaints, requests for a person) is no gap and leaves no trace here. */
function wasSearched({ query, question, reason }: Turn): boolean {
  if (reason === 'unpublished-invention') return false;
  return query !== undefined && query !== '' && !`${question} ${query}`.includes(withheldInvention);
}

/** Notes a question once for each way it came here. */
export async function noteGap(db: StoreTransaction, gap: GapQuestion): Promise<void> {
  const { source, at, language, topic, asked } = gap;
  const turnId = 'turnId' in asked ? asked.turnId : null;
  const messageId = 'messageId' in asked ? asked.messageId : null;
  await db
    .insertInto('gapQuestions')
    .values({
      id: `${source}:${turnId ?? messageId ?? ''}`,
      turnId,
      messageId,
      source,
      at,
      language,
      topic: topic ?? null,
      gapId: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Notes the question behind a draft that an agent rejected, unless the draft was only not needed. */
export async function noteRejectedDraft(
  db: StoreTransaction,
  draft: { messageId: string; turn: Turn; because: string },
  at: number,
): Promise<void> {
  if (noFault.has(draft.because) || !concernsKnowledge(draft.turn)) return;
  const { language, topic } = draft.turn;
  await noteGap(db, { source: 'rejected', at, language, topic, asked: { messageId: draft.messageId } });
}

/** Reasons for rejecting a draft that say nothing of the knowledge base. */
const noFault: ReadonlySet<string> = new Set(['not-needed', 'wrong-language', 'other']);

/** Notes the question of a turn, if it says anything about the knowledge base. */
export async function noteTurnAsGap(
  db: StoreTransaction,
  turn: Turn,
  source: GapSource,
  at: number,
): Promise<void> {
  if (!concernsKnowledge(turn)) return;
  const { id, language, topic } = turn;
  await noteGap(db, { source, at, language, topic, asked: { turnId: id } });
}

/**
 * Takes erased questions out of the gaps. A gap that is left without questions goes; what is left of an open one is put
 * together anew, because the gap is described by the words of the question that began it. Drafts lose the wording too.
 */
export async function forgetGapQuestions(
  db: StoreTransaction,
  erased: { turnIds: readonly string[]; messageIds: readonly string[]; words: readonly string[] },
): Promise<void> {
  const gone = await db
    .deleteFrom('gapQuestions')
    .where((row) =>
      row.or([
        row('turnId', 'in', orNone(erased.turnIds)),
        row('messageId', 'in', orNone(erased.messageIds)),
      ]),
    )
    .returning('gapId')
    .execute();
  for (const id of new Set(gone.flatMap(({ gapId }) => gapId ?? []))) await describeAnew(db, id);
  if (gone.length > 0) await takeFromDrafts(db, new Set(erased.words.filter((word) => word !== '')));
}

async function describeAnew(db: StoreTransaction, id: string): Promise<void> {
  const gap = await db.selectFrom('gaps').select('status').where('id', '=', id).executeTakeFirst();
  if (gap?.status === 'open') {
    await db.updateTable('gapQuestions').set({ gapId: null }).where('gapId', '=', id).execute();
    await db.deleteFrom('gaps').where('id', '=', id).execute();
    return;
  }
  await db.updateTable('gaps').set({ tokens: '[]' }).where('id', '=', id).execute();
}

/** Drafts that are not published yet may have taken over a wording word by word. */
async function takeFromDrafts(db: StoreTransaction, words: ReadonlySet<string>): Promise<void> {
  const rows = await db
    .selectFrom('candidates')
    .select(['id', 'draft'])
    .where('status', '!=', 'published')
    .execute();
  for (const { id, draft } of rows) {
    const without = JSON.stringify(JSON.parse(draft, (_key, value: unknown) => withoutWords(value, words)));
    if (without !== draft)
      await db.updateTable('candidates').set({ draft: without }).where('id', '=', id).execute();
  }
}

function withoutWords(value: unknown, words: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((each) => typeof each !== 'string' || !words.has(each));
  return typeof value === 'string' && words.has(value) ? '' : value;
}

function orNone(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [''] : ids;
}
