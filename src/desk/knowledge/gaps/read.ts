import type { z } from 'zod';
import type { Selectable } from 'kysely';
import type { Document } from '../../../knowledge/document.ts';
import { topicSchema } from '../../../knowledge/document.ts';
import { languageSchema } from '../../../language/language.ts';
import type { GapTable } from '../../../store/desk-work-schema.ts';
import type { Store } from '../../../store/schema.ts';
import {
  gapSourceSchema,
  gapStatusSchema,
  type Gap,
  type gapFilterSchema,
  type GapView,
} from '../../wire/gap.ts';
import { shownTitle } from '../../titles.ts';
import { turnsOf } from './words.ts';

type Filter = z.output<typeof gapFilterSchema>;
const questionsShown = 50;

/** Gaps, those that were asked most often first. A gap whose questions were all erased is not shown. */
export async function listGaps(db: Store, { status, source, topic, limit }: Filter): Promise<Gap[]> {
  let query = db
    .selectFrom('gaps')
    .innerJoin('gapQuestions', 'gapQuestions.gapId', 'gaps.id')
    .selectAll('gaps')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('gaps.status', '=', status)
    .groupBy('gaps.id')
    .orderBy('count', 'desc')
    .orderBy('lastAt', 'desc')
    .orderBy('gaps.id')
    .limit(limit);
  if (source !== undefined)
    query = query.where('gaps.id', 'in', (inner) =>
      inner
        .selectFrom('gapQuestions')
        .select((row) => row.ref('gapId').$notNull().as('gapId'))
        .where('source', '=', source),
    );
  if (topic !== undefined) query = query.where('gaps.topic', '=', topic);
  return gapsFrom(db, await query.execute());
}

/** One gap with its questions; undefined when there is none. */
export async function findGap(
  db: Store,
  id: string,
  titleOf: (documentId: string) => string | undefined,
): Promise<GapView | undefined> {
  const row = await db.selectFrom('gaps').selectAll().where('id', '=', id).executeTakeFirst();
  const [gap] = row === undefined ? [] : await gapsFrom(db, [row]);
  if (gap === undefined || row === undefined) return undefined;
  const questions = await questionsIn(db, id);
  return {
    ...gap,
    questions: questions.map(({ question, turn }) => ({
      question: turn.question,
      at: question.at,
      source: gapSourceSchema.parse(question.source),
      language: turn.language,
      outcome: turn.outcome,
      ...(turn.reason === undefined ? {} : { reason: turn.reason }),
      confidence: turn.confidence,
      release: turn.release,
    })),
    evidence: (JSON.parse(row.evidence) as string[]).flatMap((documentId) => {
      const title = titleOf(documentId);
      return title === undefined ? [] : [{ documentId, title }];
    }),
  };
}

/** The questions of a gap whose words are there, newest first. */
export async function questionsIn(db: Store, gapId: string) {
  const rows = await db
    .selectFrom('gapQuestions')
    .selectAll()
    .where('gapId', '=', gapId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(questionsShown)
    .execute();
  const turns = await turnsOf(db, rows);
  return rows.flatMap((question) => {
    const turn = turns.get(question.id);
    return turn === undefined ? [] : [{ question, turn }];
  });
}

/** The short title of a document, Chinese where it has one. */
export function titleIn(documents: readonly Document[]): (documentId: string) => string | undefined {
  const titles = new Map(documents.map((document) => [document.id, shownTitle(document, 'zh-Hans')]));
  return (id) => titles.get(id);
}

async function gapsFrom(db: Store, rows: readonly Selectable<GapTable>[]): Promise<Gap[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await db
    .selectFrom('gapQuestions')
    .select((row) => ['gapId', 'source', 'language', row.fn.countAll<number>().as('number')])
    .where('gapId', 'in', ids.length === 0 ? ['none'] : ids)
    .groupBy(['gapId', 'source', 'language'])
    .execute();
  const shown = await firstQuestions(db, ids);
  return rows.flatMap((row): Gap[] => {
    const question = shown.get(row.id);
    if (question === undefined) return [];
    const own = counts.filter(({ gapId }) => gapId === row.id);
    return [
      {
        id: row.id,
        status: gapStatusSchema.parse(row.status),
        version: row.version,
        question,
        ...(row.topic === null ? {} : { topic: topicSchema.parse(row.topic) }),
        firstAt: row.firstAt,
        lastAt: row.lastAt,
        count: own.reduce((sum, { number }) => sum + number, 0),
        languages: summed(own, ({ language }) => languageSchema.parse(language)),
        sources: summed(own, ({ source }) => gapSourceSchema.parse(source)),
        ...(row.candidateId === null ? {} : { candidateId: row.candidateId }),
        ...(row.closeNote === null ? {} : { closeNote: row.closeNote }),
      },
    ];
  });
}

/** The oldest question of each gap whose words are still there. */
async function firstQuestions(db: Store, gapIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('gapQuestions')
    .select(['id', 'turnId', 'messageId', 'gapId'])
    .where('gapId', 'in', gapIds.length === 0 ? ['none'] : gapIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const candidates = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) {
    const list = candidates.get(row.gapId ?? '') ?? [];
    if (list.length < 5) list.push(row);
    candidates.set(row.gapId ?? '', list);
  }
  const turns = await turnsOf(db, [...candidates.values()].flat());
  return new Map(
    [...candidates].flatMap(([gapId, list]) => {
      const first = list.find(({ id }) => turns.has(id));
      const turn = first && turns.get(first.id);
      return turn === undefined ? [] : [[gapId, turn.question] as const];
    }),
  );
}

function summed<Row extends { number: number }, Key extends string>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Partial<Record<Key, number>> {
  const sums: Partial<Record<Key, number>> = {};
  for (const row of rows) {
    const key = keyOf(row);
    sums[key] = (sums[key] ?? 0) + row.number;
  }
  return sums;
}
