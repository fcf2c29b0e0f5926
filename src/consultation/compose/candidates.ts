import { authorities, type DocumentKind } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Record as FactRecord } from '../../knowledge/record.ts';
import type { Document } from '../../knowledge/document.ts';
import { writtenLanguageFor, type Language } from '../../language/language.ts';
import { normalise } from '../../language/script.ts';
import type { Hit } from '../../retrieval/search-index.ts';
import type { ReleaseView } from '../release-view.ts';
import { aspects, type AspectId } from '../understand/aspects.ts';
import { rightsDiffer, rightsOf, type RightId } from '../understand/rights.ts';
import { stagesIn, statesStage } from './stages.ts';

/** Evidence that an answer can be made of, in the visitor's language where it is written in it. */
export interface Candidate {
  readonly passage: Passage;
  readonly document: Document;
  /** The record the document is. */
  readonly record?: FactRecord;
  readonly hit: Hit;
  /** How well it suits the question; comparable within one question only. */
  readonly weight: number;
  /** It speaks of another right than the question. */
  readonly otherRight: boolean;
}

/** What the candidates are weighed for. */
export interface Asked {
  readonly normalised: string;
  readonly rights: ReadonlySet<RightId>;
  readonly aspects: readonly AspectId[];
}

/** Where scores are close, what was made for the question goes before what has to be read for it. */
const kindWeight: Readonly<Record<DocumentKind, number>> = {
  record: 1.12,
  faq: 1.1,
  service: 1.05,
  guide: 1.05,
  outlet: 1.05,
  statute: 1,
  policy: 1,
  other: 0.97,
};
/** Evidence on another right, or on another aspect, has to match far better to count. */
const otherRightWeight = 0.55;
const sameAspectWeight = 1.1;
const otherAspectWeight = 0.88;
/** Aspects that have a kind of record to themselves. */
const definite = new Set<AspectId>(['fee', 'time', 'phone', 'address', 'hours', 'materials', 'share']);

/** The hits as candidates, best first: each content once, the visitor's language before the other. */
export function candidatesOf(
  hits: readonly Hit[],
  asked: Asked,
  language: Language,
  view: ReleaseView,
): Candidate[] {
  const written = writtenLanguageFor(language);
  const byContent = new Map<string, Hit>();
  for (const hit of hits) {
    const key = `${hit.passage.documentId}#${hit.passage.unit}`;
    const known = byContent.get(key);
    if (!known || known.score < hit.score) byContent.set(key, hit);
  }
  return [...byContent.values()]
    .flatMap(
      (hit) => candidateOf(hit, view.inLanguage(hit.passage, written) ?? hit.passage, asked, view) ?? [],
    )
    .sort((one, other) => other.weight - one.weight || authorityRank(one) - authorityRank(other));
}

function candidateOf(hit: Hit, passage: Passage, asked: Asked, view: ReleaseView): Candidate | undefined {
  const record = view.recordOf(hit.document);
  if (record && !statesStage(record, stagesIn(asked.normalised))) return undefined;
  const otherRight = rightsDiffer(asked.rights, rightsOffered(hit));
  const weight =
    hit.score *
    kindWeight[hit.document.kind] *
    (otherRight ? otherRightWeight : 1) *
    (record ? aspectWeight(record, asked.aspects) : 1);
  return { passage, document: hit.document, ...(record && { record }), hit, weight, otherRight };
}

function aspectWeight(record: FactRecord, asked: readonly AspectId[]): number {
  if (asked.some((aspect) => aspects[aspect].kinds.includes(record.kind))) return sameAspectWeight;
  return asked.some((aspect) => definite.has(aspect)) ? otherAspectWeight : 1;
}

function authorityRank({ document }: Candidate): number {
  return authorities.indexOf(document.authority);
}

const offered = new WeakMap<Passage, ReadonlySet<RightId>>();

/** The rights a hit speaks of: those of its title where it names any, or else of its text. */
function rightsOffered({ passage, document }: Hit): ReadonlySet<RightId> {
  const known = offered.get(passage);
  if (known) return known;
  const titled = rightsOf(normalise(Object.values(document.titles).join(' ')));
  const worded = rightsOf(normalise([...passage.path, passage.text].join(' ')));
  const rights = document.kind === 'statute' || titled.size === 0 ? new Set([...titled, ...worded]) : titled;
  offered.set(passage, rights);
  return rights;
}

/** Whether the evidence is an entry that is not confirmed enough to be given. */
export function handsOver({ record, document }: Candidate): boolean {
  return record?.handover === true || document.handover === true;
}
