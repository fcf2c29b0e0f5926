import { indexSettings } from '../../retrieval/built-in-index.ts';
import { day } from '../../platform/day.ts';
import type { Calibration } from './calibration.ts';
import { logOdds, probabilityOf, type SignalValues } from './probability.ts';
import { calibrationKey, committedCalibrations, findCalibration, type IndexSettings } from './stored.ts';
import { strictestPoint, workingPoint, type WorkingPoint } from './threshold.ts';

/** Says how probably an answer is right, and how sure it has to be. */
export interface Judge {
  confidence(signals: SignalValues): number;
  /** How probably a question can be answered at all, by what a search alone says: where there is no evidence to draft an answer from. */
  searched(signals: SignalValues): number;
  /** What follows from the share of wrong answers an operator accepts. */
  workingPoint(target: number): WorkingPoint;
  readonly calibration: Calibration;
  /** Whether the calibration belongs to the index in use; else the strictest threshold counts and nothing is promised. */
  readonly matches: boolean;
}

/** The judge for a release's index: with its own calibration, or with another's at the strictest threshold. */
export function judgeFor(index: IndexSettings, folders: readonly string[] = [committedCalibrations]): Judge {
  const own = findCalibration(calibrationKey(index), folders);
  return judgeWith(own ?? fallback(), own !== undefined);
}

/** The least confidence with which an answer is given: as it is set, or as it follows from the target. */
export function leastConfidence(
  judge: Judge,
  settings: { readonly threshold?: number; readonly targetErrorShare: number },
): number {
  return settings.threshold ?? judge.workingPoint(settings.targetErrorShare).threshold;
}

/** A judge by a given calibration. */
export function judgeWith(calibration: Calibration, matches = true): Judge {
  const points = new Map<number, WorkingPoint>();
  return {
    calibration,
    matches,
    confidence: (signals) => probabilityOf(calibration, signals),
    searched: (signals) => 1 / (1 + Math.exp(-logOdds(searchModel, signals))),
    workingPoint: (target) => {
      const known = points.get(target);
      if (known) return known;
      const point = matches ? workingPoint(calibration, target) : strictestPoint(calibration);
      points.set(target, point);
      return point;
    },
  };
}

/**
 * Ranks questions over any corpus by what its search says. Set by hand: what is fitted on one corpus does not carry over
 * to another, except that good matches found in one place rank before poor ones found here and there.
 */
const searchModel = {
  intercept: -2.7,
  weights: {
    norm: 1,
    unknownShare: -0.3,
    inField: 0.4,
    outside: -1,
    elsewhere: -4,
    live: -4,
    concentration: 1,
  },
};

let committed: Judge | undefined;

/** The judge for the built-in index without vectors, by the calibration that comes with the project. */
export function committedJudge(): Judge {
  return (committed ??= judgeWith(fallback()));
}

/** The project's own, or without one what hands everything over. */
function fallback(): Calibration {
  return findCalibration({ indexSettings, embeddingModel: null }, [committedCalibrations]) ?? uncalibrated;
}

const uncalibrated: Calibration = {
  indexSettings: 'none',
  embeddingModel: null,
  fittedOn: day('1900-01-01'),
  dataHash: '0'.repeat(64),
  knowledgeHash: '0'.repeat(64),
  examples: {},
  intercept: 0,
  weights: {},
  knots: [
    [-1, 0.1],
    [1, 0.9],
  ],
  questions: 1,
  reliability: [],
  curve: [{ threshold: 1, answered: 0, wrong: 0 }],
};
