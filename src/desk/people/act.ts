import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { appendAudit } from '../../store/audit.ts';
import type { DeskParts } from '../parts.ts';

/** Notes an act of a person in the audit trail, in the transaction of the change. Ids only. */
export async function noteAct(
  desk: Pick<DeskParts, 'clock'>,
  { db }: Pick<UnitOfWork, 'db'>,
  actor: string,
  act: string,
  subject: string,
): Promise<void> {
  await appendAudit(db, { at: desk.clock.now(), actor, act, subject });
}
