import { grade, isAnswer, isAnswerable } from '../grader.ts';
import { requestOf } from '../questions.ts';
import { noises, randomFor } from './noise.ts';
import { figure, type Failure, type Figure, type Suite } from './suite.ts';

/** Every so many of the questions that came out right are asked with noise. */
const every = 3;

/** Typos, homophones, missing characters and spoken text: right answers stay, and none turns wrong. */
export const robustnessSuite: Suite = {
  name: 'robustness',
  summary: 'typos, homophones, missing characters and spoken text',
  async run({ graded, resources, ask, onProgress }) {
    const right = (await graded()).filter(
      ({ question, turn, grade: { right: isRight } }) =>
        isRight && isAnswerable(question) && isAnswer(turn.outcome),
    );
    const asked = right.filter((_, at) => at % every === 0);
    const figures: Figure[] = [];
    const failures: Failure[] = [];
    let done = 0;
    for (const noise of noises) {
      const turns: { answered: boolean; right: boolean }[] = [];
      for (const { question } of asked) {
        const text = noise.apply(question.question, randomFor(question.id + noise.name));
        const turn = await ask(requestOf({ ...question, question: text }));
        const verdict = grade(question, turn, resources.index);
        const answered = isAnswer(turn.outcome);
        turns.push({ answered, right: verdict.right });
        if (answered && !verdict.right)
          failures.push({ id: question.id, question: text, fault: Object.values(verdict.faults).join('; ') });
        onProgress('noise', ++done, noises.length * asked.length);
      }
      figures.push(
        figure(`${noise.name}: still right`, turns, (turn) => turn.right),
        figure(
          `${noise.name}: right of answered`,
          turns.filter(({ answered }) => answered),
          (turn) => turn.right,
        ),
      );
    }
    return { suite: 'robustness', figures, failures };
  },
};
