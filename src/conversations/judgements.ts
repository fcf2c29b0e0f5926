import type { Judgements } from '../consultation/calibration/drift.ts';
import type { Store } from '../store/schema.ts';

/** What visitors said of the answers given since an instant: a thumb down counts against an answer, silence does not. */
export async function visitorJudgements(store: Store, since: number): Promise<Judgements> {
  const given = await store
    .selectFrom('turns')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('at', '>=', since)
    .where('outcome', 'in', ['answered', 'answered-partly'])
    .executeTakeFirstOrThrow();
  const against = await store
    .selectFrom('answerFeedback')
    .innerJoin('turns', 'turns.id', 'answerFeedback.turnId')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('turns.at', '>=', since)
    .where('turns.outcome', 'in', ['answered', 'answered-partly'])
    .where('answerFeedback.helpful', '=', 0)
    .executeTakeFirstOrThrow();
  return { by: 'visitors', judged: Number(given.count), wrong: Number(against.count) };
}
