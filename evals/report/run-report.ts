import type { Calibration } from '../../src/consultation/calibration/calibration.ts';
import type { WorkingPoint } from '../../src/consultation/calibration/threshold.ts';
import type { AnswersReport } from '../suites/answers.ts';
import type { Baseline } from '../suites/baselines.ts';
import type { SuiteReport } from '../suites/suite.ts';

/** A wrong answer, with what it rested on. */
export interface WorstCase {
  readonly id: string;
  readonly question: string;
  readonly confidence: number;
  readonly fault: string;
  readonly answer: string;
  readonly evidence: readonly {
    readonly documentId: string;
    readonly scores: Readonly<Record<string, number>>;
  }[];
}

/** Everything one run found; the JSON file beside the page. */
export interface RunReport {
  /** The day the questions speak of. */
  readonly asOf: string;
  readonly release: { readonly number: number; readonly documents: number; readonly contentHash: string };
  readonly target: number;
  readonly workingPoint: WorkingPoint;
  readonly calibration: Omit<Calibration, 'knots'>;
  readonly answers: AnswersReport;
  /** Of questions whose entry is missing from the knowledge base: how many were answered all the same. */
  readonly foreignAnswered: { readonly answered: number; readonly of: number };
  readonly suites: readonly SuiteReport[];
  readonly baselines: readonly Baseline[];
  readonly worst: readonly WorstCase[];
}
