import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { topicSchema } from '../../../knowledge/document.ts';
import { languageSchema } from '../../../language/language.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { StateDatabase } from '../../../store/database.ts';
import { giveBackLease, takeLease } from '../../../store/leases.ts';
import type { GapQuestionTable, GapTable } from '../../../store/desk-work-schema.ts';
import type { Store } from '../../../store/schema.ts';
import { alikeFrom, likened, likeness, type Likened } from './likeness.ts';
import { turnsOf } from './words.ts';

interface GapContext {
  readonly database: StateDatabase;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A question is compared with the gaps that came up last. */
const gapsCompared = 3_000;
const batch = 500;
const leaseMs = 30_000;

/**
 * Puts new questions to the gaps they are like, oldest first, and begins a gap for those that are like none. The same
 * questions in the same order always make the same gaps. One process at a time does it.
 */
export async function gatherGaps({ database, clock, newId }: GapContext): Promise<void> {
  const { store } = database;
  const lease = await takeLease(store, { name: 'gaps', holder: newId(), forMs: leaseMs }, clock);
  if (lease === undefined) return;
  try {
    const gaps = await knownGaps(store);
    for (;;) {
      const questions = await store
        .selectFrom('gapQuestions')
        .selectAll()
        .where('gapId', 'is', null)
        .orderBy('at')
        .orderBy('id')
        .limit(batch)
        .execute();
      const turns = await turnsOf(store, questions);
      for (const question of questions) {
        const turn = turns.get(question.id);
        await database.transaction(async ({ db }) => {
          if (turn === undefined) await put(db, question, erased);
          else await join(db, gaps, question, likenedTurn(turn));
        });
        await nextTurn();
      }
      if (questions.length < batch) return;
    }
  } finally {
    await giveBackLease(store, lease);
  }
}

/** The place of questions whose words are gone. */
const erased = '';

type Question = Pick<GapQuestionTable, 'id' | 'at'>;
interface KnownGap extends Likened {
  readonly id: string;
}

function likenedTurn({
  query,
  question,
  language,
  topic,
  evidence,
}: {
  query?: string | undefined;
  question: string;
  language: Likened['language'];
  topic?: Likened['topic'];
  evidence: readonly { documentId: string }[];
}): Likened {
  const documents = evidence.map(({ documentId }) => documentId);
  return likened(query ?? question, language, topic, documents);
}

async function knownGaps(db: Store): Promise<KnownGap[]> {
  const rows = await db
    .selectFrom('gaps')
    .select(['id', 'language', 'topic', 'tokens', 'evidence'])
    .orderBy('lastAt', 'desc')
    .orderBy('id')
    .limit(gapsCompared)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    language: languageSchema.parse(row.language),
    topic: row.topic === null ? undefined : topicSchema.parse(row.topic),
    tokens: JSON.parse(row.tokens) as string[],
    evidence: JSON.parse(row.evidence) as string[],
  }));
}

async function join(db: Store, gaps: KnownGap[], question: Question, as: Likened): Promise<void> {
  let best: { id: string; alike: number } | undefined;
  for (const gap of gaps) {
    const alike = likeness(as, gap);
    if (alike < alikeFrom || (best && (alike < best.alike || (alike === best.alike && gap.id > best.id))))
      continue;
    best = { id: gap.id, alike };
  }
  if (best === undefined) {
    const gap = begun(question, as);
    await db
      .insertInto('gaps')
      .values(gap)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    gaps.push({ ...as, id: gap.id });
    await put(db, question, gap.id);
    return;
  }
  await put(db, question, best.id);
  await cameUpAgain(db, best.id, question.at);
}

function begun({ id, at }: Question, { language, topic, tokens, evidence }: Likened): GapTable {
  return {
    id: `gap-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`,
    status: 'open',
    version: 1,
    firstAt: at,
    lastAt: at,
    language,
    topic: topic ?? null,
    tokens: JSON.stringify(tokens),
    evidence: JSON.stringify(evidence),
    candidateId: null,
    closedAt: null,
    closedBy: null,
    closeNote: null,
  };
}

async function put(db: Store, { id }: Question, gapId: string): Promise<void> {
  await db.updateTable('gapQuestions').set({ gapId }).where('id', '=', id).execute();
}

/** A gap that was thought to be answered is open again when the question comes up once more. */
async function cameUpAgain(db: Store, id: string, at: number): Promise<void> {
  await db
    .updateTable('gaps')
    .set((row) => ({
      lastAt: row.case().when('lastAt', '<', at).then(at).else(row.ref('lastAt')).end(),
      status: row
        .case()
        .when(row.and([row('status', '=', 'answered'), row('closedAt', '<', at)]))
        .then('open')
        .else(row.ref('status'))
        .end(),
    }))
    .where('id', '=', id)
    .execute();
}
