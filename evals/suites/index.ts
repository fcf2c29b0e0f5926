import { consult } from '../../src/consultation/consult.ts';
import type { MeasuredResources } from '../data-folder.ts';
import type { ConsultationRequest } from '../../src/consultation/turn.ts';
import type { Question } from '../questions.ts';
import { gradeQuestions, type GradedTurn } from './answers.ts';
import { asOfSuite, followUpsSuite, outcomesSuite } from './graded-suites.ts';
import { injectionSuite } from './injection.ts';
import { languagesSuite } from './languages.ts';
import { latencySuite } from './latency.ts';
import { robustnessSuite } from './robustness.ts';
import type { Suite, SuiteContext } from './suite.ts';

/** The suites over a release and the question file, in the order of the report. */
export const suites: readonly Suite[] = [
  outcomesSuite,
  followUpsSuite,
  asOfSuite,
  languagesSuite,
  robustnessSuite,
  injectionSuite,
  latencySuite,
];

/** What the suites run with; the question file is asked once, when the first suite wants it. */
export function contextOf(
  resources: MeasuredResources,
  questions: readonly Question[],
  foreign: readonly Question[],
  onProgress: SuiteContext['onProgress'],
): SuiteContext {
  const ask = (request: ConsultationRequest) => consult(request, resources);
  let graded: Promise<readonly GradedTurn[]> | undefined;
  return {
    resources,
    questions,
    foreign,
    ask,
    graded: () =>
      (graded ??= gradeQuestions(questions, ask, resources.index, (done) => {
        onProgress('question file', done, questions.length);
      })),
    onProgress,
  };
}
