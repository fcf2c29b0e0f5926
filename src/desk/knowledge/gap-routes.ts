import { z } from 'zod';
import { changedOneRow } from '../../store/compare-and-set.ts';
import type { DeskParts } from '../parts.ts';
import { noteAct } from '../people/act.ts';
import { refusal, unknown } from '../refusals.ts';
import { idParams, route, type DeskRoute } from '../route.ts';
import { dismissGapSchema, gapFilterSchema, gapSchema, gapViewSchema, type GapView } from '../wire/gap.ts';
import { versionSchema } from '../wire/candidate.ts';
import type { Staff } from '../wire/staff.ts';
import { gatherGaps } from './gaps/gather.ts';
import { findGap, listGaps, titleIn } from './gaps/read.ts';

const keepers = ['editor', 'reviewer'] as const;

/** Questions that the knowledge base does not answer, put together. */
export const gapRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/knowledge/gaps',
    access: [...keepers, 'operator', 'auditor'],
    summary: 'Questions alike that were not answered, rejected or badly rated, the most frequent first.',
    query: gapFilterSchema,
    answer: z.strictObject({ gaps: z.array(gapSchema) }),
    handle: async ({ desk, query }) => {
      await gatherGaps(desk);
      return { gaps: await listGaps(desk.database.store, query) };
    },
  }),
  route({
    method: 'GET',
    path: '/knowledge/gaps/:id',
    access: [...keepers, 'operator', 'auditor'],
    summary: 'One gap with its questions, masked.',
    params: idParams,
    answer: gapViewSchema,
    handle: ({ desk, params }) => shown(desk, params.id),
  }),
  route({
    method: 'POST',
    path: '/knowledge/gaps/:id/dismissal',
    access: keepers,
    summary: 'Sets a gap aside, with the reason.',
    params: idParams,
    body: dismissGapSchema,
    answer: gapViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version, reason, note } }) => {
      const closeNote = note === undefined || note === '' ? reason : `${reason}: ${note}`;
      const at = desk.clock.now();
      await change(
        desk,
        staff,
        { id, version, act: 'gap.dismissed', from: ['open', 'answered'] },
        {
          status: 'dismissed',
          closedAt: at,
          closedBy: staff.id,
          closeNote,
        },
      );
      return shown(desk, id);
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/gaps/:id/reopening',
    access: keepers,
    summary: 'Takes a gap up again that was set aside or thought to be answered.',
    params: idParams,
    body: versionSchema,
    answer: gapViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version } }) => {
      await change(
        desk,
        staff,
        { id, version, act: 'gap.reopened', from: ['dismissed', 'answered'] },
        {
          status: 'open',
          closedAt: null,
          closedBy: null,
          closeNote: null,
        },
      );
      return shown(desk, id);
    },
  }),
];

async function shown(desk: DeskParts, id: string): Promise<GapView> {
  const gap = await findGap(desk.database.store, id, titleIn(desk.knowledge().release.documents));
  if (gap === undefined) throw unknown('gap');
  return gap;
}

async function change(
  desk: DeskParts,
  staff: Staff,
  { id, version, act, from }: { id: string; version: number; act: string; from: readonly string[] },
  to: { status: string; closedAt: number | null; closedBy: string | null; closeNote: string | null },
): Promise<void> {
  await desk.database.transaction(async (unit) => {
    const changed = await changedOneRow(
      unit.db
        .updateTable('gaps')
        .set({ ...to, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('status', 'in', from),
    );
    if (!changed) {
      const gap = await unit.db
        .selectFrom('gaps')
        .select(['version', 'status'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (gap === undefined) throw unknown('gap');
      throw gap.version === version
        ? refusal(409, 'refused-status', `It is ${gap.status}.`, { status: gap.status })
        : refusal(409, 'stale', 'Somebody else changed it meanwhile.', { version: gap.version });
    }
    await noteAct(desk, unit, staff.id, act, id);
  });
}
