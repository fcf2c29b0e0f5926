import type { Document } from '../knowledge/document.ts';
import { normalise } from '../language/script.ts';
import type { Day } from '../platform/day.ts';
import type { SearchIndex, SearchResult } from '../retrieval/search-index.ts';
import { concerns } from './changes.ts';
import type { Candidate } from './compose/candidates.ts';
import { shortTitle, type AnnouncedChange, type ReleaseView } from './release-view.ts';

/** The best evidence for a question may not be used. */
export interface Withheld {
  readonly because: 'changed-law' | 'no-evidence';
  /** The change that ended it, where the release knows of one. */
  readonly change?: AnnouncedChange;
}

/** Usable evidence counts beside withheld evidence when it weighs at least this share of it. */
const comparable = {
  'no-longer-in-force': 0.97,
  unconfirmed: 0.8,
  'past-its-window': 0.9,
  'not-yet-in-force': 0.9,
} as const;

/** Whether what was dropped could have been the best: it is not in force or not good enough, and nothing replaces it. */
export function mayBeWithheld(
  { dropped }: SearchResult,
  asOf: Day,
  index: SearchIndex,
  view: ReleaseView,
): boolean {
  return dropped.some(({ passageId, reason }) => {
    const passage = index.passage(passageId);
    const document = passage && index.document(passage.documentId);
    const counts = reason !== 'jurisdiction';
    return document !== undefined && counts && !isReplaced(document, asOf, view);
  });
}

/**
 * Whether the best evidence, among all there is, may not be given, so that what is left would answer from the second
 * best. A text of the changed law's own family (its implementing rules, other statutes of its field) is no answer by
 * itself; a record or entry that is in force is, when it weighs as much.
 */
export function withheldAmong(all: readonly Candidate[], asOf: Day, view: ReleaseView): Withheld | undefined {
  const withheld = all.find(
    ({ hit, document }) => hit.unusable !== undefined && !isReplaced(document, asOf, view),
  );
  const why = withheld?.hit.unusable;
  if (!withheld || why === undefined) return undefined;
  if (why === 'not-yet-in-force') return isAlone(withheld, all) ? { because: 'changed-law' } : undefined;
  const change = changeBehind(withheld.document, asOf, view);
  const rival = all.find((one) => one.hit.unusable === undefined && standsAlone(one, change, asOf, view));
  if (rival && rival.weight >= comparable[why] * withheld.weight) return undefined;
  return why === 'no-longer-in-force'
    ? { because: 'changed-law', ...(change && { change }) }
    : { because: 'no-evidence' };
}

/** Whether a rule to come states what is asked for and nothing in force states it: the rule of the day is not known. */
function isAlone(ahead: Candidate, all: readonly Candidate[]): boolean {
  const { record, fit } = ahead;
  if (!record || record.kind === 'change' || fit.sameAspect === 0 || all[0] !== ahead) return false;
  const rival = all.find((one) => one.hit.unusable === undefined && one.fit.otherAspect === 0);
  return !rival || rival.weight < comparable['not-yet-in-force'] * ahead.weight;
}

/** Whether a version of the same text is in force. */
function isReplaced(document: Document, asOf: Day, view: ReleaseView): boolean {
  return Object.values(document.titles).some((title) =>
    view.inForce(title, asOf).some((other) => other.id !== document.id),
  );
}

/** The change that put a document out of force: of its own law, of the law it rests on, or on the day it ended. */
function changeBehind(document: Document, asOf: Day, view: ReleaseView): AnnouncedChange | undefined {
  return view.changes.find(
    ({ change }) => change.from <= asOf && concerns(document, change.law, change.from),
  );
}

/** Evidence that answers without the law that changed. */
function standsAlone(
  candidate: Candidate,
  change: AnnouncedChange | undefined,
  asOf: Day,
  view: ReleaseView,
): boolean {
  const { document, passage } = candidate;
  if (view.recordOf(document)?.kind === 'change') return false;
  if (change === undefined || change.change.from > asOf) return true;
  const field = shortTitle(change.change.law).replace(/法$/, '');
  const names = normalise([...Object.values(document.titles), passage.text].join(' '));
  const ofField = document.topics.some((topic) => change.record.topics.includes(topic));
  return document.kind !== 'statute' || !(names.includes(field) || ofField);
}
