import { z } from 'zod';
import { findAuditBreak } from '../../store/audit.ts';
import { route, type DeskRoute } from '../route.ts';
import { staffNames } from './accounts.ts';

const entrySchema = z.strictObject({
  sequence: z.int(),
  at: z.int(),
  actor: z.string(),
  actorName: z.string().optional(),
  act: z.string(),
  subject: z.string(),
  hash: z.string(),
});

/** The audit trail, for who oversees the service. */
export const auditRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/audit',
    access: ['auditor'],
    summary: 'Acts, newest first; earlier ones with `before`.',
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      actor: z.string().max(200).optional(),
      subject: z.string().max(200).optional(),
      act: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.strictObject({ entries: z.array(entrySchema) }),
    handle: async ({ desk, query }) => {
      const { before, actor, subject, act, limit } = query;
      let asked = desk.database.store.selectFrom('audit').selectAll();
      if (before !== undefined) asked = asked.where('sequence', '<', before);
      if (actor !== undefined) asked = asked.where('actor', '=', actor);
      if (subject !== undefined) asked = asked.where('subject', '=', subject);
      if (act !== undefined) asked = asked.where('act', '=', act);
      const rows = await asked.orderBy('sequence', 'desc').limit(limit).execute();
      const names = await staffNames(desk.database.store);
      return {
        entries: rows.map(({ previousHash: _chained, ...row }) => {
          const actorName = names.get(row.actor);
          return { ...row, ...(actorName !== undefined && { actorName }) };
        }),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/audit/verification',
    access: ['auditor'],
    summary: 'Whether the trail is whole: each entry covers the one before it.',
    answer: z.strictObject({ whole: z.boolean(), brokenAt: z.int().optional() }),
    handle: async ({ desk }) => {
      const brokenAt = await findAuditBreak(desk.database.store);
      return brokenAt === undefined ? { whole: true } : { whole: false, brokenAt };
    },
  }),
];
