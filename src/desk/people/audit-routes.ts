import { findAuditBreak } from '../../store/audit.ts';
import { dayAt } from '../../platform/day.ts';
import { csvOf } from '../csv.ts';
import { route, type DeskRoute } from '../route.ts';
import { sendFile } from '../send-file.ts';
import {
  auditAnswerSchema,
  auditFilterSchema,
  auditPageSchema,
  auditVerificationSchema,
  type AuditEntry,
} from '../wire/audit.ts';
import { noteAct } from './act.ts';
import { readAudit } from './audit-trail.ts';

const overseers = ['auditor', 'operator'] as const;
const mostExported = 100_000;

/** The audit trail, for who oversees the service. */
export const auditRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/audit',
    access: overseers,
    summary: 'Acts by who, what, on what and when, newest first; earlier ones with `before`.',
    query: auditPageSchema,
    answer: auditAnswerSchema,
    handle: async ({ desk, query: { before, limit, ...filter } }) => {
      const entries = await readAudit(desk.database.store, filter, { before, limit: limit + 1 });
      return { entries: entries.slice(0, limit), more: entries.length > limit };
    },
  }),
  route({
    method: 'GET',
    path: '/audit-table',
    access: overseers,
    summary: 'The acts that fit as CSV, newest first. Nothing in it is run as a formula.',
    query: auditFilterSchema,
    handle: async ({ desk, staff, query, http }) => {
      const entries = await readAudit(desk.database.store, query, { limit: mostExported });
      await desk.database.transaction((unit) =>
        noteAct(desk, unit, staff.id, 'audit.exported', `${entries.length} acts`),
      );
      return sendFile(http.response, {
        name: `audit-${dayAt(desk.clock.now())}.csv`,
        kind: 'text/csv; charset=utf-8',
        bytes: csvOf([columns, ...entries.map(rowOf)]),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/audit/verification',
    access: overseers,
    summary: 'Whether the trail is whole: each entry covers the one before it.',
    answer: auditVerificationSchema,
    handle: async ({ desk }) => {
      const brokenAt = await findAuditBreak(desk.database.store);
      return brokenAt === undefined ? { whole: true } : { whole: false, brokenAt };
    },
  }),
];

const columns = ['sequence', 'at', 'actor', 'actor_name', 'act', 'subject', 'subject_name', 'hash'];

function rowOf(entry: AuditEntry): (string | number)[] {
  const { sequence, at, actor, actorName = '', act, subject, subjectName = '', hash } = entry;
  return [sequence, new Date(at).toISOString(), actor, actorName, act, subject, subjectName, hash];
}
