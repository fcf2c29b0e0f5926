import { isAnswer, isAnswerable } from '../grader.ts';
import type { GradedTurn } from './answers.ts';
import { figure, type Failure, type Suite } from './suite.ts';

/** Outcomes: who is handed over, who is told that it is about his own case, who is asked back. */
export const outcomesSuite: Suite = {
  name: 'outcomes',
  summary: 'hand-over precision and recall, the border of own cases, asking back only when needed',
  async run({ graded }) {
    const all = await graded();
    const must = all.filter(({ question }) => !isAnswerable(question));
    const kept = all.filter(({ turn }) => turn.outcome === 'handed-over' || turn.outcome === 'declined');
    const ownCase = all.filter(({ question }) => question.expected.reasons?.includes('own-case') === true);
    const toldOwnCase = all.filter(({ turn }) => turn.reason === 'own-case');
    const clarifies = ({ question: { expected } }: GradedTurn) =>
      [expected.outcome, ...(expected.outcomes ?? [])].includes('clarifying');
    const wrong = [
      ...must.filter(({ turn }) => isAnswer(turn.outcome)),
      ...toldOwnCase.filter((one) => !ownCase.includes(one)),
      ...all.filter((one) => (one.turn.outcome === 'clarifying') !== clarifies(one)),
    ];
    return {
      suite: 'outcomes',
      figures: [
        figure('not answered of those that must not be', must, ({ turn }) => !isAnswer(turn.outcome)),
        figure('handed over or declined rightly', kept, ({ question }) => !isAnswerable(question)),
        figure('own cases known as such', ownCase, ({ turn }) => turn.reason === 'own-case'),
        figure('told of an own case rightly', toldOwnCase, (one) => ownCase.includes(one)),
        figure('asked back where needed', all.filter(clarifies), ({ turn }) => turn.outcome !== 'answered'),
        figure(
          'not asked back where not needed',
          all.filter((one) => !clarifies(one)),
          ({ turn }) => turn.outcome !== 'clarifying',
        ),
      ],
      failures: [...new Set(wrong)].map(failureOf),
    };
  },
};

/** Questions that only the conversation before them makes understandable. */
export const followUpsSuite: Suite = {
  name: 'follow-ups',
  summary: 'questions that only the conversation before them explains',
  async run({ graded }) {
    const all = (await graded()).filter(({ question }) => question.history !== undefined);
    return ofAnswers('follow-ups', all);
  },
};

/** Questions as of a day: the law of that day answers, or a person. */
export const asOfSuite: Suite = {
  name: 'as-of',
  summary: 'the law of the day that is asked about',
  async run({ graded }) {
    const all = (await graded()).filter(({ question }) => question.asOf !== undefined);
    const report = ofAnswers('as-of', all);
    return {
      ...report,
      figures: [
        ...report.figures,
        figure(
          'of answers, cited only what is in force',
          all.filter(({ turn }) => isAnswer(turn.outcome)),
          inForce,
        ),
      ],
    };
  },
};

function inForce({ turn }: GradedTurn): boolean {
  return turn.reply.citations.every(
    ({ effectiveFrom = turn.asOf, effectiveTo = turn.asOf }) =>
      effectiveTo >= turn.asOf && effectiveFrom !== '',
  );
}

function ofAnswers(suite: string, all: readonly GradedTurn[]) {
  const answerable = all.filter(({ question }) => isAnswerable(question));
  const answered = answerable.filter(({ turn }) => isAnswer(turn.outcome));
  const others = all.filter(({ question }) => !isAnswerable(question));
  return {
    suite,
    figures: [
      figure('answered', answerable, ({ turn }) => isAnswer(turn.outcome)),
      figure('right of answered', answered, ({ grade }) => grade.right),
      figure('not answered of those that must not be', others, ({ turn }) => !isAnswer(turn.outcome)),
    ],
    failures: all.filter(({ grade }) => !grade.right).map(failureOf),
  };
}

/** A turn as a failure, with what is wrong. */
export function failureOf({ question, turn, grade }: GradedTurn): Failure {
  const faults = Object.entries(grade.faults).map(([name, fault]) => `${name}: ${fault}`);
  return {
    id: question.id,
    question: question.question,
    fault: faults.join('; ') || `${turn.outcome}${turn.reason === undefined ? '' : ` (${turn.reason})`}`,
  };
}
