import { detectLanguage } from '../language/detect.ts';
import type { Language } from '../language/language.ts';
import { maskPersonalData } from '../language/personal-data.ts';
import { normalise, stripHidden } from '../language/script.ts';
import { dayAt, type Day } from '../platform/day.ts';
import { nation } from '../retrieval/eligibility.ts';
import type { Hit } from '../retrieval/search-index.ts';
import type { Candidate } from './compose/candidates.ts';
import { committedJudge, leastConfidence } from './calibration/judge.ts';
import { weightParts } from './compose/weigh.ts';
import { consult } from './consult.ts';
import { viewOf } from './release-view.ts';
import type { ConsultationResources } from './resources.ts';
import { retrieve } from './retrieve.ts';
import type { Turn } from './turn.ts';
import { understand, type Understood } from './understand/understand.ts';

/**
 * Why a passage did not count for a visitor's answer: it may not be given on that day, its rules hold elsewhere, it says the same
 * as another one, it states something else than what is asked for, or others were nearer.
 */
export type Because =
  NonNullable<Hit['unusable']> | 'jurisdiction' | 'same-content' | 'not-asked-for' | 'not-near-enough';

/** A passage with everything that decided about it. */
export interface Explained {
  readonly hit: Hit;
  /** Its place among the evidence, from 1; missing where it was dropped. */
  readonly rank?: number;
  /** The evidence weight and what each part adds to it. */
  readonly weight?: number;
  readonly parts: readonly { readonly part: string; readonly value: number; readonly adds: number }[];
  readonly dropped?: Because;
  /** The answer rests on it. */
  readonly cited: boolean;
}

/** A question's way with the reasons: what was understood, found and dropped, and what was decided with which signals. */
export interface Explanation {
  readonly turn: Turn;
  readonly threshold: number;
  readonly understood: Understood;
  readonly passages: readonly Explained[];
}

/** How many passages are looked at, what a visitor may not be given among them. */
const searched = 40;

/** Explains what becomes of a question on a day. Runs beside the pipeline and costs it nothing; logs nothing. */
export async function explain(
  asked: { readonly question: string; readonly language?: Language; readonly asOf?: Day },
  resources: ConsultationResources,
): Promise<Explanation> {
  const { index, settings, clock, release } = resources;
  const view = viewOf(release);
  const turn = await consult(asked, resources);
  const text = stripHidden(asked.question.slice(0, settings.maximumLength)).text;
  const query = turn.query ?? maskPersonalData(text);
  const understood = understand(view.mend(normalise(query)), view.words);
  const asOf = asked.asOf ?? dayAt(clock.now());
  const found = await retrieve(query, understood, { language: turn.language, asOf }, resources, view);
  const all = await index.search({
    text: query,
    language: detectLanguage(query).language,
    asOf,
    limit: searched,
    includeUnusable: true,
  });
  const cited = new Set(turn.reply.citations.map(({ passageId }) => passageId));
  const ranked = found.candidates.map((candidate, place) => ranking(candidate, place + 1, cited));
  const known = new Set(ranked.map(({ hit }) => hit.passage.id));
  const contents = new Set(ranked.map(({ hit }) => contentOf(hit)));
  const seen = new Set(found.result.hits.map(({ passage }) => passage.id));
  const rest = [
    ...all.hits,
    ...found.result.hits.filter((hit) => !all.hits.some((other) => sameAs(hit, other))),
  ];
  const droppedHits = rest
    .filter(({ passage }) => !known.has(passage.id))
    .map((hit): Explained => ({
      hit,
      parts: [],
      dropped: because(hit, { contents, seen, jurisdictions: settings.jurisdictions }),
      cited: cited.has(hit.passage.id),
    }));
  const threshold = leastConfidence(resources.judge ?? committedJudge(), settings);
  return { turn, threshold, understood, passages: [...ranked, ...droppedHits] };
}

function ranking(
  { hit, fit, weight, passage }: Candidate,
  rank: number,
  cited: ReadonlySet<string>,
): Explained {
  return {
    hit,
    rank,
    weight,
    parts: weightParts(fit).filter(({ value, adds }) => value !== 0 && adds !== 0),
    cited: cited.has(hit.passage.id) || cited.has(passage.id),
  };
}

function because(
  hit: Hit,
  {
    contents,
    seen,
    jurisdictions,
  }: {
    readonly contents: ReadonlySet<string>;
    readonly seen: ReadonlySet<string>;
    readonly jurisdictions: readonly string[] | undefined;
  },
): Because {
  if (hit.unusable !== undefined) return hit.unusable;
  const { jurisdiction } = hit.document;
  if (jurisdictions && jurisdiction !== nation && !jurisdictions.includes(jurisdiction))
    return 'jurisdiction';
  if (contents.has(contentOf(hit))) return 'same-content';
  return seen.has(hit.passage.id) ? 'not-asked-for' : 'not-near-enough';
}

function contentOf({ passage }: Hit): string {
  return `${passage.documentId}#${passage.unit}`;
}

function sameAs(one: Hit, other: Hit): boolean {
  return one.passage.id === other.passage.id;
}
