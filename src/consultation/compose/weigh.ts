import type { Document, DocumentKind } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Record as FactRecord } from '../../knowledge/record.ts';
import { normalise } from '../../language/script.ts';
import type { Hit } from '../../retrieval/search-index.ts';
import { aspects, type AspectId } from '../understand/aspects.ts';
import { isNarrower } from '../understand/narrowing.ts';
import { placesIn } from '../understand/places.ts';
import { rights, rightsDiffer, rightsOf, type RightId } from '../understand/rights.ts';
import type { FocusFit } from './focus.ts';
import { isStaged } from './stages.ts';

/** What evidence is weighed for. */
export interface Asked {
  readonly normalised: string;
  readonly rights: ReadonlySet<RightId>;
  readonly aspects: readonly AspectId[];
  readonly stages: readonly number[];
}

/** How well a piece of evidence suits a question, part by part. */
export interface Fit extends FocusFit {
  /** The index's fused score, 0 to 1. */
  readonly score: number;
  /** Its norm over the best one among the hits, 0 to 1. */
  readonly norm: number;
  /** Best match with a way of asking for it, 0 to 1. */
  readonly askedAs: number;
  /** It names a right that the question names. */
  readonly sameRight: number;
  /** It speaks of another right than the question: 1, or less for another kind of the same right. */
  readonly otherRight: number;
  /** It is a record or a part of an entry that states what is asked for. */
  readonly sameAspect: number;
  /** Its values are told apart by stages, and one holds for the stage that is named. */
  readonly sameStage: number;
  /** The question names a place, and it speaks of it. */
  readonly samePlace: number;
  /** The question names a place, and it does not speak of it. */
  readonly otherPlace: number;
  /** Its title names a special case, or it holds for a place of its own, that the question does not name. */
  readonly narrower: number;
  /** It states something else. */
  readonly otherAspect: number;
  readonly kind: DocumentKind;
}

/** Aspects that a record of any kind may answer. */
const vague = new Set<AspectId>(['way', 'meaning', 'date']);

export function fitOf(
  hit: Hit,
  record: FactRecord | undefined,
  asked: Asked,
  focus: FocusFit,
  bestNorm: number,
): Fit {
  const offered = rightsOffered(hit);
  const otherRight = rightsDiffer(asked.rights, offered);
  const states = aspectsStated(hit.passage, record);
  const same = asked.aspects.some((aspect) => states(aspect));
  const places = [...placesIn(asked.normalised)];
  const samePlace = places.some((place) => placesNamed(hit).has(place));
  return {
    ...focus,
    score: hit.score,
    norm: hit.norm / bestNorm,
    askedAs: hit.scores.askedAs ?? 0,
    sameRight: [...asked.rights].some((right) => offered.has(right)) ? 1 : 0,
    otherRight: !otherRight ? 0 : isOfAKind(asked.rights, offered) ? 0.3 : 1,
    narrower:
      isNarrower(titlesOf(hit.document), asked.normalised) || isElsewhere(hit.document, places) ? 1 : 0,
    samePlace: samePlace ? 1 : 0,
    otherPlace: places.length > 0 && !samePlace ? 1 : 0,
    sameAspect: same ? 1 : 0,
    sameStage: record && asked.stages.length > 0 && isStaged(record) ? 1 : 0,
    otherAspect: !same && record !== undefined && asked.aspects.some((aspect) => !vague.has(aspect)) ? 1 : 0,
    kind: hit.document.kind,
  };
}

/** Whether some of the rights are of one field, as the kinds of patents are; what customs protects can be any right. */
function isOfAKind(one: ReadonlySet<RightId>, other: ReadonlySet<RightId>): boolean {
  if (one.has('customs') || other.has('customs')) return true;
  const topics = new Set([...one].map((right) => rights[right].topic));
  return [...other].some((right) => topics.has(rights[right].topic));
}

/** Weights of the parts of a fit. Close scores are decided by the right and the aspect, and by what was written for the question. */
const weights = {
  score: 1,
  norm: 0.6,
  askedAs: 0.3,
  said: 0.6,
  covered: 1,
  sameRight: 0.15,
  otherRight: -0.8,
  narrower: -0.5,
  samePlace: 0.8,
  otherPlace: -0.8,
  sameAspect: 0.5,
  sameStage: 0.3,
  otherAspect: -0.15,
} as const;
const kindWeights: Readonly<Record<DocumentKind, number>> = {
  record: 0.2,
  faq: 0.2,
  guide: 0.1,
  policy: 0.05,
  outlet: 0.05,
  service: 0,
  statute: 0,
  other: 0,
};

/** A fit as one number. */
export function weightOf(fit: Fit): number {
  const parts = Object.entries(weights) as [keyof typeof weights, number][];
  return parts.reduce((sum, [part, weight]) => sum + weight * fit[part], kindWeights[fit.kind]);
}

/** What each part of a fit adds to its weight, for who wants to know why evidence ranks where it does. */
export function weightParts(
  fit: Fit,
): { readonly part: string; readonly value: number; readonly adds: number }[] {
  const parts = Object.entries(weights) as [keyof typeof weights, number][];
  return [
    ...parts.map(([part, weight]) => ({ part, value: fit[part], adds: weight * fit[part] })),
    { part: 'kind', value: 1, adds: kindWeights[fit.kind] },
  ];
}

/** Parts of a service entry that answer for an aspect. */
const aspectUnits: Readonly<Record<string, readonly AspectId[]>> = {
  fee: ['fee'],
  timeLimit: ['time'],
  materials: ['materials'],
  steps: ['way'],
  where: ['who', 'site', 'address'],
};

function aspectsStated({ unit }: Passage, record: FactRecord | undefined): (aspect: AspectId) => boolean {
  if (record) return (aspect) => aspects[aspect].kinds.includes(record.kind);
  return (aspect) => (Object.hasOwn(aspectUnits, unit) ? (aspectUnits[unit] ?? []).includes(aspect) : false);
}

/** Whether a document holds for a place of its own that the question does not name. */
function isElsewhere({ jurisdiction }: Document, named: readonly string[]): boolean {
  return [...placesIn(normalise(jurisdiction))].some((place) => !named.includes(place));
}

const titles = new WeakMap<Document, string>();

/** The titles of a document in every language, normalised. */
function titlesOf(document: Document): string {
  const known = titles.get(document) ?? normalise(Object.values(document.titles).join(' '));
  titles.set(document, known);
  return known;
}

const named = new WeakMap<Passage, ReadonlySet<string>>();

/** The places a hit speaks of, in its title, its text, or as the place its rules are for. */
function placesNamed({ passage, document }: Hit): ReadonlySet<string> {
  const known = named.get(passage);
  if (known) return known;
  const words = [document.jurisdiction, ...Object.values(document.titles), ...passage.path, passage.text];
  const places = placesIn(normalise(words.join(' ')));
  named.set(passage, places);
  return places;
}

const offered = new WeakMap<Passage, ReadonlySet<RightId>>();

/** The rights a hit speaks of: those of its title where it names any, or else of its text; of a law those of both. */
function rightsOffered({ passage, document }: Hit): ReadonlySet<RightId> {
  const known = offered.get(passage);
  if (known) return known;
  const titled = rightsOf(normalise(Object.values(document.titles).join(' ')));
  const worded = rightsOf(normalise([...passage.path, passage.text].join(' ')));
  const rights = document.kind === 'statute' || titled.size === 0 ? new Set([...titled, ...worded]) : titled;
  offered.set(passage, rights);
  return rights;
}
