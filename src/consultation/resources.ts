import type { Release } from '../knowledge/release.ts';
import type { ChatModel } from '../models/chat/chat-model.ts';
import type { Judge } from './calibration/judge.ts';
import { defaultTarget } from './calibration/threshold.ts';
import type { Clock } from '../platform/clock.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';

/** What an operator can set. */
export interface ConsultationSettings {
  /** The kill switch: every turn goes to a person. */
  readonly switchedOff: boolean;
  /**
   * The answer is a draft for a person at the desk: it is made as well where a visitor would be given to that person,
   * and `reason` says why.
   */
  readonly forStaff?: boolean;
  /** The longest question that is read, in characters. */
  readonly maximumLength: number;
  /** The share of wrong answers that is accepted among those the assistant gives, 0 to 1. */
  readonly targetErrorShare: number;
  /** The least confidence with which an answer is given, in place of the one that follows from the target. */
  readonly threshold?: number;
  /** Places whose rules apply besides the nation's; every place when absent. */
  readonly jurisdictions?: readonly string[];
  /** How many days ahead a known change is mentioned. */
  readonly changeHorizon: number;
}

export const defaultSettings: ConsultationSettings = {
  switchedOff: false,
  maximumLength: 2000,
  targetErrorShare: defaultTarget,
  changeHorizon: 400,
};

/** What a consultation works with. */
export interface ConsultationResources {
  readonly release: Release;
  /** The index of that release. */
  readonly index: SearchIndex;
  readonly clock: Clock;
  /** A new id for a turn. */
  readonly newId: () => string;
  readonly settings: ConsultationSettings;
  /** Takes part where an operator configured it; without it everything is answered by code alone. */
  readonly model?: ChatModel | undefined;
  /** Makes confidence a probability; by the calibration that comes with the project when absent. */
  readonly judge?: Judge;
  /** Milliseconds from any fixed point, for the timings of the steps; the process's own stop-watch when absent. */
  readonly elapsed?: () => number;
}
