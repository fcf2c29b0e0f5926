import { expect, test } from 'vitest';
import { readBeir } from './beir.ts';
import { smallSet } from './testing/small-set.ts';

test('reads documents, questions and the gold of a split', async () => {
  const set = await readBeir(await smallSet(), 'dev');
  expect(set.documents).toHaveLength(4);
  expect(set.queries).toHaveLength(6);
  expect([...set.gold]).toEqual([
    ['q1', new Set(['a/2'])],
    ['q2', new Set(['b'])],
    ['q3', new Set(['a/2'])],
  ]);
});

test.each([
  [{ 'corpus.jsonl': '{"_id": "a"}' }, /corpus\.jsonl:1/],
  [{ 'queries.jsonl': '{"_id": "a", "text": "b"}\nnot JSON' }, /queries\.jsonl:2/],
  [{ 'qrels/dev.tsv': 'query-id\tcorpus-id\tscore\nq1\ta' }, /dev\.tsv:2/],
])('names the file and the line at fault in %o', async (files, place) => {
  await expect(readBeir(await smallSet(files), 'dev')).rejects.toThrow(place);
});

test('says what is missing of a folder', async () => {
  await expect(readBeir(await smallSet(), 'test')).rejects.toThrow(/test\.tsv cannot be read/);
});
