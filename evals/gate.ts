import { z } from 'zod';
import { pairedBootstrap, type Gain } from './bootstrap.ts';
import { isAnswer, isAnswerable } from './grader.ts';
import type { GradedTurn } from './suites/answers.ts';

/** What each question came to when the baseline was taken, by its id. */
export const baselineSchema = z.record(
  z.string(),
  z.strictObject({
    /** The turn was right. */
    right: z.boolean(),
    /** An answer was given and was wrong. */
    wrong: z.boolean(),
  }),
);
export type GateBaseline = z.infer<typeof baselineSchema>;

/** The baseline that graded turns make. */
export function baselineOf(graded: readonly GradedTurn[]): GateBaseline {
  return Object.fromEntries(graded.map((one) => [one.question.id, verdictOf(one)]));
}

function verdictOf({ question, turn, grade }: GradedTurn): GateBaseline[string] {
  const given = isAnswer(turn.outcome);
  return { right: grade.right, wrong: given && (!grade.right || !isAnswerable(question)) };
}

/** What the gate looks at: what it is, and whether more of it is better. */
const looks = [
  { name: 'turns that are right', of: 'right', better: 1 },
  { name: 'wrong answers', of: 'wrong', better: -1 },
] as const;

/** One comparison with the baseline: the mean change with its 95 % interval, and whether it is a fall beyond noise. */
export interface GateResult {
  readonly name: string;
  readonly change: Gain;
  readonly fallen: boolean;
}

/** Compares graded turns with the baseline, question by question; questions the baseline does not know do not count. */
export function compareWithBaseline(graded: readonly GradedTurn[], baseline: GateBaseline): GateResult[] {
  return looks.map(({ name, of, better }) => {
    const changes = graded.flatMap((one) => {
      const before = baseline[one.question.id];
      return before ? [Number(verdictOf(one)[of]) - Number(before[of])] : [];
    });
    const change = pairedBootstrap(changes);
    return { name, change, fallen: better === 1 ? change.high < 0 : change.low > 0 };
  });
}
