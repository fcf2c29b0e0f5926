import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../src/platform/project-root.ts';
import { readBeir } from '../beir.ts';
import { starterTerms } from '../glossary.ts';
import { pooledGains } from '../pooled.ts';
import { smallSet } from '../testing/small-set.ts';
import { abstentionReport, judgeQueries } from './abstention.ts';
import { confidenceIn } from './set-confidence.ts';
import { openSet, retrievalReport, scoreQueries } from './retrieval.ts';

const silent = () => undefined;

test('scores every question of the split with the product’s own search, and the baseline beside it', async () => {
  const opened = await openSet(await readBeir(await smallSet(), 'dev'), []);
  const scored = await scoreQueries(opened, silent);
  const report = retrievalReport(opened.set, scored);
  expect(report).toMatchObject({
    split: 'dev',
    queries: 3,
    'recall@1': 1,
    'recall@10': 1,
    'mrr@10': 1,
    'ndcg@10': 1,
  });
  expect(report.baseline['recall@1']).toBeCloseTo(2 / 3);
  expect(pooledGains(scored)['recall@1'].mean).toBeCloseTo(1 / 3);
});

test('articles of one law are passages of one document, which weighs more than rules that carry it out', async () => {
  const { release } = await openSet(await readBeir(await smallSet(), 'dev'), []);
  expect(release.documents.map(({ id, authority }) => [id, authority])).toEqual([
    ['files/灯塔法', 'law'],
    ['files/b', 'guide'],
    ['files/灯塔法实施条例', 'administrative-regulation'],
  ]);
});

test('abstention takes the answerable questions of the split and all unanswerable ones', async () => {
  const opened = await openSet(await readBeir(await smallSet(), 'dev'), []);
  const judged = await judgeQueries(opened, confidenceIn(opened), silent);
  expect(judged.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'x1', 'x2']);
  const report = abstentionReport(opened.set, judged);
  expect(report).toMatchObject({ queries: 5, answerable: 3, auroc: 1, answeredAt90: 0 });
});

const shared = projectPath('..', 'shared', 'evals');
const absent = !existsSync(shared);
if (absent) process.stderr.write(`development sets skipped: ${shared} is not there\n`);

describe.skipIf(absent)('on the development sets', () => {
  test.each(['stard-ip', 'taipei-faq', 'xquad-en-zh'])(
    '%s is found at least as well as by bigram BM25',
    async (name) => {
      const opened = await openSet(await readBeir(`${shared}/${name}`, 'dev'), starterTerms());
      const report = retrievalReport(opened.set, await scoreQueries(opened, silent));
      expect(report['recall@10']).toBeGreaterThanOrEqual(report.baseline['recall@10']);
      expect(report['ndcg@10']).toBeGreaterThanOrEqual(report.baseline['ndcg@10']);
      if (name === 'xquad-en-zh') expect(report['recall@10']).toBeGreaterThanOrEqual(0.9);
    },
  );
});
