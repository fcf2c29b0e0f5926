import { authorities, type Document } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Record as FactRecord } from '../../knowledge/record.ts';
import { writtenLanguageFor, type Language } from '../../language/language.ts';
import type { Hit } from '../../retrieval/search-index.ts';
import type { Day } from '../../platform/day.ts';
import type { AspectId } from '../understand/aspects.ts';
import type { Understood } from '../understand/understand.ts';
import type { ReleaseView } from '../release-view.ts';
import type { FocusFit } from './focus.ts';
import { stagesIn } from '../understand/stages.ts';
import { statesStage } from './stages.ts';
import { fitOf, weightOf, type Asked, type Fit } from './weigh.ts';

/** Evidence that an answer can be made of, in the visitor's language where it is written in it. */
export interface Candidate {
  readonly passage: Passage;
  readonly document: Document;
  /** The record the document is. */
  readonly record?: FactRecord;
  readonly hit: Hit;
  /** How well it suits the question, part by part. */
  readonly fit: Fit;
  /** The parts as one number; comparable within one question only. */
  readonly weight: number;
}

/** The hits as candidates, best first: each content once, the visitor's language before the other. */
export function candidatesOf(
  hits: readonly Hit[],
  wordings: readonly string[],
  asked: Omit<Asked, 'stages'> & Pick<Understood, 'lawAhead' | 'change'>,
  asOf: Day,
  language: Language,
  view: ReleaseView,
): Candidate[] {
  const written = writtenLanguageFor(language);
  const stages = stagesIn(asked.normalised);
  const focus = focusMeter(wordings, view);
  const bestNorm = Math.max(...hits.map(({ norm }) => norm), 0) || 1;
  const candidates = bestOfEachContent(hits)
    .flatMap((hit) => {
      const record = view.recordOf(hit.document);
      if (record && (!statesStage(record, stages) || isYetToCome(record, asked, asOf))) return [];
      const fit = fitOf(hit, record, { ...asked, stages }, focus(hit, record), bestNorm);
      if (record?.kind === 'change' && !isAskedFor(fit, asked)) return [];
      return [
        {
          passage: view.inLanguage(hit.passage, written) ?? hit.passage,
          document: hit.document,
          ...(record && { record }),
          hit,
          fit,
          weight: weightOf(fit),
        },
      ];
    })
    .sort((one, other) => other.weight - one.weight || authorityRank(one) - authorityRank(other));
  return asked.aspects.some((aspect) => ofPlaces.has(aspect)) ? candidates : answersFirst(candidates);
}

/** An entry that only leads to a person gives way to one that answers and suits the question nearly as well. */
const nearly = 0.85;
/** Whoever asks for these wants them and not what else is known of the place. */
const ofPlaces: ReadonlySet<AspectId> = new Set<AspectId>(['phone', 'address', 'hours', 'site']);

function answersFirst(candidates: readonly Candidate[]): Candidate[] {
  const [first] = candidates;
  if (!first || !handsOver(first)) return [...candidates];
  const answer = candidates.find(
    (each) =>
      !handsOver(each) &&
      each.weight >= nearly * first.weight &&
      each.fit.sameAspect === first.fit.sameAspect,
  );
  return answer ? [answer, ...candidates.filter((each) => each !== answer)] : [...candidates];
}

/** What a question has to say of the title of a change, or a way of asking for it, to mean it without asking for change. */
const meant = 0.7;

/** Whether a record of a change is asked for: by asking what changed or since when, or by asking for it as it is written. */
function isAskedFor(
  { said, askedAs }: Fit,
  { lawAhead, change }: Pick<Understood, 'lawAhead' | 'change'>,
): boolean {
  return lawAhead || change || said >= meant || askedAs >= meant;
}

/** The record of a change still ahead, for a question about the rules of today. */
function isYetToCome(
  { change }: FactRecord,
  { aspects, lawAhead, change: asksChange }: Pick<Understood, 'aspects' | 'lawAhead' | 'change'>,
  asOf: Day,
): boolean {
  return change !== undefined && change.from > asOf && !lawAhead && !(asksChange && aspects.includes('date'));
}

function bestOfEachContent(hits: readonly Hit[]): Hit[] {
  const byContent = new Map<string, Hit>();
  for (const hit of hits) {
    const key = `${hit.passage.documentId}#${hit.passage.unit}`;
    const known = byContent.get(key);
    if (!known || known.score < hit.score) byContent.set(key, hit);
  }
  return [...byContent.values()];
}

/** Measures hits of either language against the wordings of a question, whose tokens are cut once a language. */
function focusMeter(
  wordings: readonly string[],
  view: ReleaseView,
): (hit: Hit, record: FactRecord | undefined) => FocusFit {
  const cut = new Map<Passage['language'], readonly ReadonlySet<string>[]>();
  return ({ passage, document, norm, scores }, record) => {
    if (isForeign(scores)) return estimate(norm);
    const scale = view.focus(passage.language);
    const tokens =
      cut.get(passage.language) ?? [...new Set(wordings)].map((wording) => scale.tokens(wording));
    cut.set(passage.language, tokens);
    const fits = tokens.map((each) => scale.fit(each, { document, passage, record }));
    return {
      said: Math.max(0, ...fits.map(({ said }) => said)),
      covered: Math.max(0, ...fits.map(({ covered }) => covered)),
    };
  };
}

/** Found by translation alone: the words of question and evidence cannot be compared. */
function isForeign({ translated, english }: Hit['scores']): boolean {
  return translated !== undefined && english === undefined;
}

/** What a norm reached through the dictionary is worth as a share of the question's own words. */
function estimate(norm: number): FocusFit {
  const share = Math.min(1, 0.8 * norm);
  return { said: share, covered: share };
}

function authorityRank({ document }: Candidate): number {
  return authorities.indexOf(document.authority);
}

/** Parts of one entry answer together; articles of one law do not. */
export function sameMatter({ document, passage }: Candidate, main: Candidate): boolean {
  if (document.id !== main.document.id) return false;
  return document.kind !== 'statute' || passage.article === main.passage.article;
}

/** Whether the evidence is an entry that is not confirmed enough to be given. */
export function handsOver({ record, document }: Candidate): boolean {
  return record?.handover === true || document.handover === true;
}
