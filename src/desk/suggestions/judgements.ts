import type { Judgements } from '../../consultation/calibration/drift.ts';
import { turnSchema } from '../../consultation/turn.ts';
import type { Store } from '../../store/schema.ts';
import type { rejectReasons } from '../wire/suggestion.ts';
import { wouldSend } from './draft-text.ts';

/** Reasons that say a draft was wrong; the others say that it did not suit. */
const saysWrong: ReadonlySet<string | null> = new Set<(typeof rejectReasons)[number]>([
  'wrong',
  'outdated',
  'off-topic',
]);
/** The newest this many are looked at. */
const most = 2_000;

/**
 * What agents made since an instant of drafts that visitors would have been given: sent and edited ones were right enough to be
 * used, rejected ones count against the promise where the reason says that they were wrong.
 */
export async function agentJudgements(store: Store, since: number, threshold: number): Promise<Judgements> {
  const rows = await store
    .selectFrom('suggestions')
    .select(['turn', 'status', 'rejectReason'])
    .where('at', '>=', since)
    .where('status', 'in', ['sent', 'edited', 'rejected'])
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  const given = rows.filter(({ turn }) => {
    const draft = turn === null ? undefined : turnSchema.parse(JSON.parse(turn));
    return draft !== undefined && draft.outcome.startsWith('answered') && wouldSend(draft, threshold);
  });
  const wrong = given.filter(
    ({ status, rejectReason }) => status === 'rejected' && saysWrong.has(rejectReason),
  );
  return { by: 'agents', judged: given.length, wrong: wrong.length };
}
