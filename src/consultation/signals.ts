import type { SearchResult } from '../retrieval/search-index.ts';
import type { Candidate } from './compose/candidates.ts';
import type { ConfidenceSignals } from './confidence.ts';
import type { Understood } from './understand/understand.ts';
import type { Verified } from './verify/verify.ts';

/** What the signals are read from; without evidence and checks only what the search says. */
export interface SignalSources {
  readonly result: SearchResult;
  readonly understood: Pick<Understood, 'field' | 'elsewhere' | 'live'>;
  /** The evidence the answer rests on; the best hit when absent. */
  readonly main?: Candidate | undefined;
  /** All the evidence, best first. */
  readonly candidates?: readonly Candidate[];
  readonly verified?: Verified | undefined;
}

/** The signals of a turn, or of a search alone, as the confidence model takes them. */
export function signalsOf({
  result,
  understood,
  main,
  candidates = [],
  verified,
}: SignalSources): ConfidenceSignals {
  const { signals, hits } = result;
  const hit = main?.hit ?? hits[0];
  return {
    norm: hit?.norm ?? 0,
    queryTokens: signals.queryTokens,
    unknownShare: signals.unknownShare,
    translated: signals.path === 'translated' ? 1 : 0,
    record: main?.record ? 1 : 0,
    entry: main !== undefined && !main.record && main.document.source !== 'files' ? 1 : 0,
    askedAs: hit?.scores.askedAs ?? 0,
    said: main?.fit.said ?? 0,
    covered: main?.fit.covered ?? 0,
    sameRight: main?.fit.sameRight ?? 0,
    sameAspect: main?.fit.sameAspect ?? 0,
    margin: marginOf(main, candidates),
    ...(signals.denseTop !== undefined && { denseTop: signals.denseTop }),
    inField: understood.field.words > 0 ? 1 : 0,
    outside: understood.field.outside ? 1 : 0,
    elsewhere: understood.elsewhere ? 1 : 0,
    live: understood.live ? 1 : 0,
    ...(signals.concentration !== undefined && { concentration: signals.concentration }),
    otherRight: main?.fit.otherRight ?? 0,
    otherAspect: main?.fit.otherAspect ?? 0,
    missing: (verified?.missing ?? []).filter((aspect) => aspect !== 'materials').length,
  };
}

/** Parts of one entry answer together; articles of one law do not. */
function sameMatter({ document, passage }: Candidate, main: Candidate): boolean {
  if (document.id !== main.document.id) return false;
  return document.kind !== 'statute' || passage.article === main.passage.article;
}

/** How far the best other evidence lies behind, as a share of the weight. */
function marginOf(main: Candidate | undefined, candidates: readonly Candidate[]): number {
  if (!main || main.weight <= 0) return 0;
  const next = candidates.find((candidate) => !sameMatter(candidate, main));
  return next ? 1 - Math.min(1, Math.max(0, next.weight) / main.weight) : 1;
}
