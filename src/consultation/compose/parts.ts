import type { Look } from '../clarify/clarify.ts';
import { handsOver, sameMatter, type Candidate } from './candidates.ts';

/** The evidence for a question that asks two things at once. */
export interface Parts {
  /** For the first thing, best first. */
  readonly candidates: readonly Candidate[];
  /** For the second. */
  readonly also: Candidate;
}

/** A part counts when the evidence is written for it. */
const least = { askedAs: 0.7, covered: 0.6 };

/** The evidence for each of two things asked in one question; undefined where one of them finds nothing written for it. */
export async function partsOf(parts: readonly [string, string], look: Look): Promise<Parts | undefined> {
  const [candidates, others] = [await look(parts[0]), await look(parts[1])];
  const [first, also] = [candidates[0], others[0]];
  if (!first || !also || sameMatter(first, also)) return undefined;
  return isWrittenFor(first) && isWrittenFor(also) ? { candidates, also } : undefined;
}

function isWrittenFor(candidate: Candidate): boolean {
  const { fit } = candidate;
  const near = fit.askedAs >= least.askedAs || fit.covered >= least.covered;
  return near && fit.sameAspect === 1 && fit.otherRight === 0 && !handsOver(candidate);
}
