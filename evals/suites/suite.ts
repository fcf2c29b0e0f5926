import type { MeasuredResources } from '../data-folder.ts';
import type { ConsultationRequest, Turn } from '../../src/consultation/turn.ts';
import type { Question } from '../questions.ts';
import type { GradedTurn } from './answers.ts';

/** A share with what it was counted over. */
export interface Figure {
  readonly name: string;
  readonly passed: number;
  readonly of: number;
}

/** What a suite found. */
export interface SuiteReport {
  readonly suite: string;
  readonly figures: readonly Figure[];
  /** Milliseconds or other values that are no shares, by name. */
  readonly values?: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly id: string;
  readonly question: string;
  readonly fault: string;
}

/** What suites run with. */
export interface SuiteContext {
  readonly resources: MeasuredResources;
  readonly questions: readonly Question[];
  readonly foreign: readonly Question[];
  readonly ask: (request: ConsultationRequest) => Promise<Turn>;
  /** The question file, asked and graded once for all suites. */
  readonly graded: () => Promise<readonly GradedTurn[]>;
  readonly onProgress: (label: string, done: number, of: number) => void;
}

/** A suite that is run alone or with the others, offline, and always comes to the same figures. */
export interface Suite {
  readonly name: string;
  readonly summary: string;
  run(context: SuiteContext): Promise<SuiteReport>;
}

/** A figure over items, and whether each counts. */
export function figure<Item>(name: string, items: readonly Item[], passes: (item: Item) => boolean): Figure {
  return { name, passed: items.filter(passes).length, of: items.length };
}

/** The share of a figure; undefined where nothing counted towards it. */
export function shareOfFigure({ passed, of }: Figure): number | undefined {
  return of === 0 ? undefined : passed / of;
}
