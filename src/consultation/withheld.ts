import type { Document } from '../knowledge/document.ts';
import { normalise } from '../language/script.ts';
import type { Day } from '../platform/day.ts';
import type { Hit, SearchIndex, SearchQuery, SearchResult } from '../retrieval/search-index.ts';
import { concerns } from './changes.ts';
import { shortTitle, type AnnouncedChange, type ReleaseView } from './release-view.ts';

/** The best evidence for a question may not be used. */
export interface Withheld {
  readonly because: 'changed-law' | 'no-evidence';
  /** The change that ended it, where the release knows of one. */
  readonly change?: AnnouncedChange;
}

/** Usable evidence counts beside withheld evidence when it scores at least this share of it. */
const comparable = 0.9;

/**
 * Whether the best evidence was dropped because it is no longer in force, or not good enough to be given, so that
 * what is left would answer from the second best. A text of the changed law's own family (its implementing rules,
 * other statutes of its field) is no answer by itself; a record or entry that is in force is, when it scores as well.
 */
export async function withheldEvidence(
  result: SearchResult,
  query: SearchQuery,
  index: SearchIndex,
  view: ReleaseView,
): Promise<Withheld | undefined> {
  const suspicious = result.dropped.some(({ passageId, reason }) => {
    const passage = index.passage(passageId);
    const document = passage && index.document(passage.documentId);
    return (
      document !== undefined &&
      reason !== 'jurisdiction' &&
      reason !== 'not-yet-in-force' &&
      !isReplaced(document, query.asOf, view)
    );
  });
  if (!suspicious) return undefined;
  const all = await index.search({ ...query, includeUnusable: true });
  const withheld = all.hits.find(
    ({ unusable, document }) =>
      unusable !== undefined && unusable !== 'not-yet-in-force' && !isReplaced(document, query.asOf, view),
  );
  if (!withheld) return undefined;
  const change = changeBehind(withheld.document, query.asOf, view);
  const rival = all.hits.find(
    (hit) => hit.unusable === undefined && standsAlone(hit, change, query.asOf, view),
  );
  const least = withheld.unusable === 'no-longer-in-force' ? comparable : comparable ** 2;
  if (rival && rival.score >= least * withheld.score) return undefined;
  if (withheld.unusable !== 'no-longer-in-force') return { because: 'no-evidence' };
  return { because: 'changed-law', ...(change && { change }) };
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

function standsAlone(hit: Hit, change: AnnouncedChange | undefined, asOf: Day, view: ReleaseView): boolean {
  const { document, passage } = hit;
  if (document.kind === 'record' && view.recordOf(document)?.kind === 'change') return false;
  if (change === undefined) return true;
  if (change.change.from > asOf) return true;
  const law = shortTitle(change.change.law);
  const names = normalise([...Object.values(document.titles), passage.text].join(' '));
  const ofField = document.topics.some((topic) => change.record.topics.includes(topic));
  return (
    document.kind !== 'statute' || !(names.includes(law) || ofField || names.includes(law.replace(/法$/, '')))
  );
}
