import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const documents = [
  { _id: 'a/1', title: '灯塔法第一条', text: '灯塔由所有人看护。' },
  { _id: 'a/2', title: '灯塔法第二条', text: '灯塔的检修费用由所有人承担。' },
  { _id: 'b', title: '', text: '海港夜间开放，船只可以停泊。' },
  { _id: 'c', title: '灯塔法实施条例第一条', text: '灯塔的检修应当由专业人员进行。' },
];
const queries = [
  { _id: 'q1', text: '灯塔检修费用谁出', metadata: { lang: 'zh', answerable: true } },
  { _id: 'q2', text: '海港夜間開放嗎', metadata: { lang: 'zh-Hant', answerable: true } },
  {
    _id: 'q3',
    text: 'Who bears the cost of repairing a lighthouse?',
    metadata: { lang: 'en', answerable: true },
  },
  { _id: 'x1', text: '离婚冷静期几天', metadata: { lang: 'zh', answerable: false } },
  { _id: 'x2', text: '苹果多少钱一斤', metadata: { lang: 'zh', answerable: false } },
  { _id: 'other-split', text: '灯塔由谁看护', metadata: { lang: 'zh', answerable: true } },
];
const gold = ['query-id\tcorpus-id\tscore', 'q1\ta/2\t1', 'q2\tb\t1', 'q3\ta/2\t1', 'q3\tc\t0'];

/** A made-up set in BEIR form in a folder that goes with the test; `replace` gives files other contents. */
export async function smallSet(replace: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tongda-set-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'qrels'));
  const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
  const files = {
    'corpus.jsonl': lines(documents),
    'queries.jsonl': lines(queries),
    'qrels/dev.tsv': gold.join('\n'),
    ...replace,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), `${text}\n`);
  return folder;
}
