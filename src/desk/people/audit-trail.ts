import { addDays, day, startOfDay } from '../../platform/day.ts';
import type { Store } from '../../store/schema.ts';
import type { AuditEntry, AuditFilter } from '../wire/audit.ts';
import { staffNames } from './accounts.ts';

/** The newest acts that fit, newest first, below a sequence where one is given. */
export async function readAudit(
  db: Store,
  { actor, act, subject, from, to }: AuditFilter,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<AuditEntry[]> {
  let asked = db.selectFrom('audit').select(['sequence', 'at', 'actor', 'act', 'subject', 'hash']);
  if (before !== undefined) asked = asked.where('sequence', '<', before);
  if (actor !== undefined) asked = asked.where('actor', '=', actor);
  if (subject !== undefined) asked = asked.where('subject', '=', subject);
  if (from !== undefined) asked = asked.where('at', '>=', startOfDay(day(from)));
  if (to !== undefined) asked = asked.where('at', '<', startOfDay(addDays(day(to), 1)));
  if (act?.includes('.') === true) asked = asked.where('act', '=', act);
  else if (act !== undefined) asked = asked.where('act', 'like', `${act}.%`);
  const rows = await asked.orderBy('sequence', 'desc').limit(limit).execute();
  const names = await staffNames(db);
  return rows.map((row) => {
    const actorName = names.get(row.actor);
    const subjectName = names.get(row.subject);
    return {
      ...row,
      ...(actorName !== undefined && { actorName }),
      ...(subjectName !== undefined && { subjectName }),
    };
  });
}
