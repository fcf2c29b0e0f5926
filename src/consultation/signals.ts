import { authorities } from '../knowledge/document.ts';
import { dueOn } from '../knowledge/validity.ts';
import { addDays, type Day } from '../platform/day.ts';
import type { Hit, SearchResult } from '../retrieval/search-index.ts';
import { sameMatter, type Candidate } from './compose/candidates.ts';
import type { ConfidenceSignals } from './confidence.ts';
import { isOfOthers } from './decide.ts';
import type { ReleaseView } from './release-view.ts';
import type { Understood } from './understand/understand.ts';
import type { Verified } from './verify/verify.ts';

/** What the signals are read from; without evidence and checks only what the search says. */
export interface SignalSources {
  readonly result: SearchResult;
  readonly understood: Pick<Understood, 'normalised' | 'field' | 'elsewhere' | 'live'>;
  readonly view: Pick<ReleaseView, 'terms' | 'rephrase'>;
  readonly asOf: Day;
  /** The evidence the answer rests on; the best hit when absent. */
  readonly main?: Candidate | undefined;
  /** All the evidence, best first. */
  readonly candidates?: readonly Candidate[];
  readonly verified?: Verified | undefined;
}

/** A match this near with a way of asking is the same question. */
const same = 0.9;
/** Days ahead within which evidence counts as ending. */
const soon = 90;

/** The signals of a turn, or of a search alone, as the confidence model takes them. */
export function signalsOf({
  result,
  understood,
  view,
  asOf,
  main,
  candidates = [],
  verified,
}: SignalSources): ConfidenceSignals {
  const { signals, hits } = result;
  const hit = main?.hit ?? hits[0];
  const beside = verified?.draft?.beside;
  const margin = marginOf(main, beside, candidates);
  return {
    norm: hit?.norm ?? 0,
    matched: Math.log1p((hit?.norm ?? 0) * signals.queryTokens),
    agreed: main !== undefined && hits[0]?.document.id === main.document.id ? 1 : 0,
    queryTokens: signals.queryTokens,
    unknownShare: signals.unknownShare,
    translated: signals.path === 'translated' ? 1 : 0,
    record: main?.record ? 1 : 0,
    entry: main !== undefined && !main.record && main.document.source !== 'files' ? 1 : 0,
    askedAs: hit?.scores.askedAs ?? 0,
    beside: beside ? 1 : 0,
    sameQuestion: (hit?.scores.askedAs ?? 0) >= same ? 1 : 0,
    said: main?.fit.said ?? 0,
    covered: main?.fit.covered ?? 0,
    sameRight: main?.fit.sameRight ?? 0,
    sameAspect: main?.fit.sameAspect ?? 0,
    margin,
    lead: margin * Math.log(1 + signals.queryTokens),
    termsMissing: hit ? termsMissing(understood.normalised, hit, view) : 0,
    ...(signals.denseTop !== undefined && { denseTop: signals.denseTop }),
    inField: understood.field.words > 0 ? 1 : 0,
    outside: understood.field.outside ? 1 : 0,
    ofOthers: isOfOthers(understood) ? 1 : 0,
    telling: Math.min(2, understood.field.telling.size),
    nextOfOtherRight: nextOf(main, beside, candidates)?.fit.otherRight ?? 0,
    elsewhere: understood.elsewhere ? 1 : 0,
    live: understood.live ? 1 : 0,
    ...(signals.concentration !== undefined && { concentration: signals.concentration }),
    otherRight: main?.fit.otherRight ?? 0,
    otherAspect: main?.fit.otherAspect ?? 0,
    narrower: main?.fit.narrower ?? 0,
    missing: (verified?.missing ?? []).filter((aspect) => aspect !== 'materials').length,
    removed: verified?.removed.length ?? 0,
    foreign: verified?.draft?.partly === true ? 1 : 0,
    ...(main && standingOf(main, asOf)),
  };
}

/** How many of the glossary's terms that the question names the evidence does not, in the wording that fits better. */
function termsMissing(
  normalised: string,
  hit: Hit,
  { terms, rephrase }: Pick<ReleaseView, 'terms' | 'rephrase'>,
): number {
  const wordings = [normalised, rephrase(normalised)];
  return Math.min(...wordings.map((wording) => terms.missing(terms.namedIn(wording), hit)));
}

/** How binding, how sure and how lasting the evidence is. */
function standingOf(
  { document }: Candidate,
  asOf: Day,
): Pick<ConfidenceSignals, 'authority' | 'confirmed' | 'ending'> {
  const ends = [document.effectiveTo, dueOn(document)].filter((day) => day !== undefined);
  return {
    authority: 1 - authorities.indexOf(document.authority) / (authorities.length - 1),
    confirmed: document.status === 'confirmed' ? 1 : 0,
    ending: ends.some((day) => day <= addDays(asOf, soon)) ? 1 : 0,
  };
}

/** The best evidence of another matter that is not given. */
function nextOf(
  main: Candidate | undefined,
  beside: Candidate | undefined,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const given = [main, beside].flatMap((one) => one ?? []);
  return candidates.find((candidate) => !given.some((one) => sameMatter(candidate, one)));
}

/** How far the best other evidence that is not given lies behind, as a share of the weight. */
function marginOf(
  main: Candidate | undefined,
  beside: Candidate | undefined,
  candidates: readonly Candidate[],
): number {
  if (!main || main.weight <= 0) return 0;
  const next = nextOf(main, beside, candidates);
  return next ? 1 - Math.min(1, Math.max(0, next.weight) / main.weight) : 1;
}
