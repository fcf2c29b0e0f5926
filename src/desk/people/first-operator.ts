import type { Clock } from '../../platform/clock.ts';
import { appendAudit } from '../../store/audit.ts';
import type { StateDatabase } from '../../store/database.ts';
import type { Role } from '../wire/staff.ts';
import { hasOperator } from './accounts.ts';
import { makeLink } from './links.ts';

/** Whoever sets the service up does everything at first; the audit is for somebody else. */
export const firstRoles: readonly Role[] = ['operator', 'editor', 'reviewer', 'agent'];

/** A link for the first operator, good for 30 minutes; undefined where there is an operator already. */
export async function firstOperatorLink(
  database: StateDatabase,
  clock: Clock,
): Promise<{ token: string; expiresAt: number } | undefined> {
  return database.transaction(async ({ db }) => {
    if (await hasOperator(db)) return undefined;
    const at = clock.now();
    await appendAudit(db, { at, actor: 'start', act: 'staff.link-made', subject: 'first-operator' });
    return makeLink(db, { purpose: 'first-operator', roles: firstRoles, madeBy: 'start', at });
  });
}
