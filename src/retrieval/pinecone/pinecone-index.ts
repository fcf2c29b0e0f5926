import type { Release } from '../../knowledge/release.ts';
import { BoundedCalls, type BoundedCallOptions } from '../../models/bounded-call.ts';
import type { ReleaseScorer } from '../built-in-index.ts';
import type { AskedPart } from '../language-part.ts';
import type { SearchIndex, SearchQuery, SearchResult, Shortfall } from '../search-index.ts';
import { namespaceOf } from './namespace-sync.ts';
import type { PineconeTarget } from './pinecone-settings.ts';
import { filterFor, passageOfRecord } from './records.ts';
import { sparseQuestion } from './sparse-weights.ts';
import type { SparseVector, VendorIndex } from './vendor-index.ts';

/** How many candidates are asked for, for each language of passages. */
const candidates = 200;
/** What vectors count for beside words where an index holds both, as in `ranking.ts`. */
const denseShare = { direct: 0.3, translated: 0.5 } as const;

/** What a search through Pinecone works with. */
export interface PineconeIndexOptions extends Omit<BoundedCallOptions, 'timeoutMs'> {
  readonly target: PineconeTarget;
  readonly vendor: VendorIndex;
  /** Whether the release's namespace is complete. */
  readonly isComplete: () => boolean;
}

/** A search index whose candidates Pinecone finds, and how well that goes. */
export interface PineconeIndex extends SearchIndex {
  /** What the last question met with; undefined when it got its candidates. */
  fault(): 'slow' | 'failed' | undefined;
}

/**
 * Candidates from Pinecone, scores from the release file: so what decides compares with the built-in index. Where the vendor
 * is slow, down or not filled yet, the built-in index searches alone, and the result says so.
 */
export function pineconeIndex(
  release: Release,
  scorer: ReleaseScorer,
  { target, vendor, isComplete, ...bounds }: PineconeIndexOptions,
): PineconeIndex {
  const namespace = namespaceOf(release, target);
  const calls = new BoundedCalls({ timeoutMs: target.timeoutMs, ...bounds });

  const candidatesFor = async (part: AskedPart, query: SearchQuery): Promise<string[]> => {
    const vectors = await vectorsFor(part, query, scorer, target.mode);
    if (vectors === undefined) return [];
    return vendor.query({
      namespace,
      topK: candidates,
      filter: filterFor(query, part.language, part.path, target.mode),
      ...vectors,
    });
  };
  const passagesFor = async (query: SearchQuery): Promise<Set<string>> => {
    const found = await Promise.all(scorer.asked(query).map((part) => candidatesFor(part, query)));
    const ids = found.flat().map((id) => release.passages[passageOfRecord(id)]?.id);
    return new Set(ids.filter((id) => id !== undefined));
  };
  const alone = async (query: SearchQuery, shortfall: Shortfall): Promise<SearchResult> => {
    const result = await scorer.search(query);
    return { ...result, shortfalls: [...(result.shortfalls ?? []), shortfall] };
  };

  return {
    fault: () => calls.fault,
    search: async (query) => {
      if (!isComplete()) return alone(query, 'candidates-incomplete');
      const outcome = await calls.run(() => passagesFor(query));
      return 'value' in outcome
        ? scorer.search(query, outcome.value)
        : alone(query, `candidates-${outcome.missing}`);
    },
    neighbours: (passageId, distance) => scorer.neighbours(passageId, distance),
    passage: (id) => scorer.passage(id),
    document: (id) => scorer.document(id),
  };
}

/** What a part is asked by in a mode; undefined where the question has nothing to ask by. */
async function vectorsFor(
  part: AskedPart,
  { text }: SearchQuery,
  scorer: ReleaseScorer,
  mode: PineconeTarget['mode'],
): Promise<{ vector?: number[]; sparseVector?: SparseVector } | undefined> {
  const words = mode === 'dense' ? undefined : sparseQuestion(part);
  if (mode === 'sparse') return words && { sparseVector: words };
  const vector = await scorer.vectorOf(text);
  if (vector === undefined) throw new Error('The question has no vector.');
  if (words === undefined) return { vector: Array.from(vector) };
  const dense = denseShare[part.path];
  return {
    vector: Array.from(vector, (number) => number * dense),
    sparseVector: { indices: words.indices, values: words.values.map((value) => value * (1 - dense)) },
  };
}
