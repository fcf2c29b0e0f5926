import { existsSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { bigramTokens } from '../../src/language/tokens.ts';
import { openIndex } from '../../src/retrieval/built-in-index.ts';
import { readBeir, type BeirQuery, type BeirSet } from '../beir.ts';
import { releaseOf } from '../beir-release.ts';
import { starterTerms } from '../glossary.ts';
import { percentile } from '../metrics.ts';
import { searchSet } from '../suites/retrieval.ts';
import type { Bench, BenchSettings, Figure } from './bench.ts';

/** Asked before the clock runs, so that both engines are compiled. */
const warmUp = 20;
const mebibyte = 2 ** 20;

/** Search over many passages, against MiniSearch on the same character bigrams, question by question in turn. */
export const searchBench: Bench = {
  name: 'search',
  summary: 'search over the passages of a BEIR folder, against MiniSearch on the same tokens',
  async run(settings) {
    if (!existsSync(join(settings.dataset, 'corpus.jsonl'))) {
      return { skipped: `${settings.dataset} holds no corpus.jsonl; name a BEIR folder with --dataset` };
    }
    return { figures: await measure(await readBeir(settings.dataset, settings.split), settings) };
  },
};

async function measure(set: BeirSet, { questions, report }: BenchSettings): Promise<Figure[]> {
  const asked = set.queries.slice(0, questions + warmUp);
  report(`search: indexing ${set.documents.length} passages twice …`);
  const built = timed(() => releaseOf(set, starterTerms()));
  const before = memoryInUse();
  const opened = timed(() => openIndex(built.value));
  const afterOpening = memoryInUse();
  const peer = timed(() => miniSearchOf(set));
  const times = await inTurns(
    asked,
    async (query) => (await searchSet(opened.value, query)).milliseconds,
    (query) => timed(() => peer.value.search(query.text)).milliseconds,
  );
  const median = percentile(times.ours, 0.5);
  const peerMedian = percentile(times.theirs, 0.5);
  const bytes = [...built.value.index.values()].reduce((sum, blob) => sum + blob.byteLength, 0);
  return [
    { name: 'passages', value: set.documents.length, unit: 'times' },
    { name: 'index built', value: built.milliseconds / 1000, unit: 's' },
    { name: 'index opened', value: opened.milliseconds, unit: 'ms', atMost: 1000 },
    { name: 'index in the release file', value: bytes / mebibyte, unit: 'MB' },
    { name: 'memory added by opening', value: (afterOpening - before) / mebibyte, unit: 'MB' },
    { name: 'search, median', value: median, unit: 'ms', atMost: 3 },
    { name: 'search, p99', value: percentile(times.ours, 0.99), unit: 'ms' },
    { name: 'MiniSearch built', value: peer.milliseconds / 1000, unit: 's' },
    { name: 'MiniSearch, median', value: peerMedian, unit: 'ms' },
    { name: 'MiniSearch over ours, median', value: peerMedian / median, unit: 'times' },
  ];
}

/** Asks both engines each question one after the other, so that a busy machine slows both alike. */
async function inTurns(
  queries: readonly BeirQuery[],
  ours: (query: BeirQuery) => Promise<number>,
  theirs: (query: BeirQuery) => number,
): Promise<{ ours: number[]; theirs: number[] }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (const query of queries) {
    times.ours.push(await ours(query));
    times.theirs.push(theirs(query));
  }
  return { ours: times.ours.slice(warmUp), theirs: times.theirs.slice(warmUp) };
}

function miniSearchOf(set: BeirSet): MiniSearch {
  const engine = new MiniSearch<{ _id: string; text: string }>({
    idField: '_id',
    fields: ['text'],
    tokenize: bigramTokens,
    processTerm: (term) => term,
  });
  engine.addAll(set.documents.map(({ _id, title, text }) => ({ _id, text: `${title}\n${text}` })));
  return engine;
}

function timed<Value>(work: () => Value): { value: Value; milliseconds: number } {
  const started = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - started };
}

/** Bytes held by objects and by typed arrays, after a collection where the process allows one. */
function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
