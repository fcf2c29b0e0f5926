import { judgeFor } from '../../src/consultation/calibration/judge.ts';
import type { Document } from '../../src/knowledge/document.ts';
import { answerText, entryId, isAnswer } from '../grader.ts';
import { requestOf } from '../questions.ts';
import { answersReport, type GradedTurn } from '../suites/answers.ts';
import { baselinesFor } from '../suites/baselines.ts';
import { failureOf } from '../suites/graded-suites.ts';
import { suites } from '../suites/index.ts';
import type { SuiteContext, SuiteReport } from '../suites/suite.ts';
import type { RunReport, WorstCase } from './run-report.ts';

const worstShown = 20;

/** Runs every suite and the baselines, and gathers what they found. */
export async function runEverything(context: SuiteContext, target: number): Promise<RunReport> {
  const { resources, questions, foreign } = context;
  const { release } = resources;
  const judge = resources.judge ?? judgeFor(release.manifest);
  const graded = await context.graded();
  const reports: SuiteReport[] = [];
  for (const suite of suites) reports.push(await suite.run(context));
  const foreignTurns = [];
  for (const question of foreign) foreignTurns.push(await context.ask(requestOf(question)));
  const { knots, ...calibration } = judge.calibration;
  return {
    asOf: graded[0]?.turn.asOf ?? '',
    release: {
      number: release.manifest.number,
      documents: release.manifest.documents,
      contentHash: release.manifest.contentHash,
    },
    target,
    workingPoint: judge.workingPoint(target),
    calibration,
    answers: answersReport(graded, waysOf(release)),
    foreignAnswered: {
      answered: foreignTurns.filter(({ outcome }) => isAnswer(outcome)).length,
      of: foreign.length,
    },
    suites: reports,
    baselines: await baselinesFor(questions, resources, context.onProgress),
    worst: worstOf(graded),
  };
}

/** The ways of asking each entry is written with. */
export function waysOf(release: {
  readonly documents: readonly Document[];
  readonly passages: readonly { documentId: string; askedAs: readonly string[] }[];
}): (id: string) => readonly string[] {
  const entries = new Map(release.documents.map((document) => [document.id, entryId(document)]));
  const ways = new Map<string, string[]>();
  for (const { documentId, askedAs } of release.passages) {
    const id = entries.get(documentId) ?? documentId;
    ways.set(id, [...(ways.get(id) ?? []), ...askedAs]);
  }
  return (id) => ways.get(id) ?? [];
}

function worstOf(graded: readonly GradedTurn[]): WorstCase[] {
  return graded
    .filter(({ turn, grade }) => isAnswer(turn.outcome) && !grade.right)
    .sort((one, other) => other.turn.confidence - one.turn.confidence)
    .slice(0, worstShown)
    .map((one) => ({
      id: one.question.id,
      question: one.question.question,
      confidence: one.turn.confidence,
      fault: failureOf(one).fault,
      answer: answerText(one.turn),
      evidence: one.turn.evidence.slice(0, 5).map(({ documentId, scores }) => ({ documentId, scores })),
    }));
}
