import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/platform/day.ts';
import { projectPath } from '../../src/platform/project-root.ts';
import { openIndex } from '../../src/retrieval/built-in-index.ts';
import { localPinecone, searchStored, store } from '../../src/retrieval/pinecone/testing/open.ts';
import { readBeir } from '../beir.ts';
import { releaseOf } from '../beir-release.ts';
import { starterTerms } from '../glossary.ts';
import { mean } from '../metrics.ts';
import { queryLanguage } from './retrieval.ts';

const shared = projectPath('..', 'shared', 'evals');
const there = existsSync(shared);
if (!there) console.warn(`Skipped: the candidates of whole question sets need ${shared}.`);

/** Sets asked: few of them, unless CANDIDATE_SETS names others, because storing them takes its time. */
const sets = (process.env.CANDIDATE_SETS ?? 'stard-ip').split(',');
/** Questions asked of a set of 2,500 passages; of larger ones fewer, evenly spread. */
const most = 600;

/** The share of the built-in index's ten best that must be among Pinecone's candidates. */
const least = 0.99;

describe.skipIf(!there)('candidates of Pinecone in sparse form', () => {
  test.each(sets)(
    '%s: hold the ten best of the built-in index',
    async (name) => {
      const set = await readBeir(`${shared}/${name}`, 'dev');
      const release = releaseOf(set, starterTerms());
      const { server, target } = await localPinecone({ timeoutMs: 120_000 });
      await store(release, target);
      const scorer = openIndex(release);
      const pinecone = searchStored(release, target, { scorer });
      const shares: number[] = [];
      const answerable = set.queries.filter(({ _id }) => set.gold.has(_id));
      const step = Math.ceil((answerable.length * set.documents.length) / (most * 2_500));
      for (const query of answerable.filter((_, at) => at % step === 0)) {
        const asked = {
          text: query.text,
          language: queryLanguage(query),
          asOf: day('2026-01-01'),
          limit: 10,
        };
        const best = (await scorer.search(asked)).hits.map(({ passage }) => passage.id);
        const found = await pinecone.search(asked);
        expect(found.shortfalls).toBeUndefined();
        const ids = new Set(found.hits.map(({ passage }) => passage.id));
        if (best.length > 0) shares.push(best.filter((id) => ids.has(id)).length / best.length);
      }
      console.info(
        `${name}: candidates hold ${mean(shares).toFixed(4)} of the ten best (${shares.length} questions)`,
      );
      expect(server.faults).toEqual([]);
      await server.close();
      expect(mean(shares)).toBeGreaterThanOrEqual(least);
    },
    3_600_000,
  );
});
