import { mkdtempSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../platform/user-error.ts';
import type { EmbeddingModel } from '../embedding-model.ts';
import { hasInstalledModel, installedModel, installedRuntime } from '../testing/installed.ts';
import { tinyModel, tinyTokenizer } from '../testing/tiny-onnx.ts';
import { openLocalModel } from './local-model.ts';
import { readModelFolder } from './model-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'model-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A folder as an operator drops one in. */
function modelFolder(
  name: string,
  declaration: object | string,
  files: Record<string, string | Uint8Array> = {},
): string {
  const own = join(folder, name);
  mkdirSync(own);
  writeFileSync(
    join(own, 'model.json'),
    typeof declaration === 'string' ? declaration : JSON.stringify(declaration),
  );
  for (const [file, content] of Object.entries(files)) writeFileSync(join(own, file), content);
  return own;
}

describe('a folder that is no model', () => {
  test.each<[string, () => string, RegExp]>([
    ['without model.json', () => folder, /model\.json is missing.*models:install.*"id"/s],
    ['broken', () => modelFolder('broken', '{'), /not valid JSON/],
    ['with a wrong word', () => modelFolder('wrong', { id: 'x', pooling: 'max' }), /pooling/],
    ['without its files', () => modelFolder('empty', { id: 'x' }), /model\.onnx is missing/],
  ])('%s is refused with what to do', (_, made, message) => {
    const path = made();
    expect(() => readModelFolder(path)).toThrow(UserError);
    expect(() => readModelFolder(path)).toThrow(message);
  });
});

describe.skipIf(!hasInstalledModel)('a model dropped in', () => {
  const vectors = [
    [0, 0],
    [0.1, 0.1],
    [0, 1],
    [0, 1],
    [1, 0],
    [2, 0],
    [0, 3],
  ];
  const files = {
    'tiny.onnx': tinyModel(vectors),
    'tokenizer.json': JSON.stringify(tinyTokenizer(['专', '利', 'query'])),
  };
  const declared = { id: 'tiny', model: 'tiny.onnx', prefixes: { query: 'query ' } };
  const open = async (name: string, changes: object = {}): Promise<EmbeddingModel> => {
    const path = modelFolder(name, { ...declared, ...changes }, files);
    return openLocalModel(path);
  };
  beforeAll(() => {
    symlinkSync(installedRuntime?.folder ?? '', join(folder, 'runtime'));
  });

  test('reads Chinese as it is, with the prefixes it declares, as the mean of its tokens', async () => {
    const model = await open('mean');
    expect(model.id).toBe('tiny');
    expect(model.preparePassage('专利')).toBe('专利');
    expect(model.prepareQuery('专利')).toBe('query 专利');
    // [CLS] 专 利 [SEP] = (0,1) (1,0) (2,0) (0,1)
    const [x = 0, y = 0] = await model.embeddings.embedQuery('专利');
    expect(x).toBeCloseTo(3 / Math.hypot(3, 2));
    expect(y).toBeCloseTo(2 / Math.hypot(3, 2));
    await model.close();
  });

  test('padding changes nothing: a text has one vector, whatever goes with it', async () => {
    const model = await open('padding');
    const alone = await model.embeddings.embedDocuments(['专']);
    const together = await model.embeddings.embedDocuments(['专', '专利专利专利']);
    expect(together[0]?.map((each) => each.toFixed(5))).toEqual(alone[0]?.map((each) => each.toFixed(5)));
    await model.close();
  });

  test('long texts are cut and closed', async () => {
    const model = await open('short', { maximumTokens: 8 });
    const [long, cut] = await model.embeddings.embedDocuments(['专'.repeat(50), '专'.repeat(6)]);
    expect(long).toEqual(cut);
    await model.close();
  });

  test('takes the first token where the model is declared so', async () => {
    const model = await open('first', { pooling: 'first' });
    expect(await model.embeddings.embedQuery('专利')).toEqual([0, 1]);
    await model.close();
  });

  test('questions go before passages that wait', async () => {
    const model = await open('lanes');
    const done: string[] = [];
    const passages = model.embeddings
      .embedDocuments(Array.from({ length: 80 }, () => '专利'))
      .then(() => done.push('passages'));
    await model.embeddings.embedQuery('专').then(() => done.push('question'));
    await passages;
    expect(done).toEqual(['question', 'passages']);
    await model.close();
  });

  test('a file that is no model is refused, and a closed model fails instead of hanging', async () => {
    const broken = modelFolder('no-model', declared, { ...files, 'tiny.onnx': 'no model' });
    await expect(openLocalModel(broken)).rejects.toThrow(UserError);
    const model = await open('closed');
    await model.close();
    await expect(model.embeddings.embedQuery('专')).rejects.toThrow('has ended');
  });
});

describe.skipIf(!hasInstalledModel)('the model that is installed', () => {
  test('brings a Chinese passage and the English question about it together', async () => {
    const model = await openLocalModel(installedModel);
    const passages = [
      '外观设计专利权的期限为十五年，自申请日起计算。',
      '注册商标的续展费用为五百元。',
      '著作权自作品创作完成之日起产生。',
    ];
    const rows = await model.embeddings.embedDocuments(passages.map((each) => model.preparePassage(each)));
    const ask = async (question: string) => {
      const vector = await model.embeddings.embedQuery(model.prepareQuery(question));
      const cosines = rows.map((row) => row.reduce((sum, each, at) => sum + each * (vector[at] ?? 0), 0));
      return cosines.indexOf(Math.max(...cosines));
    };
    expect(rows[0]).toHaveLength(384);
    expect(await ask('How long does a design patent last?')).toBe(0);
    expect(await ask('What does it cost to renew a trademark?')).toBe(1);
    expect(await ask('When does copyright come into being?')).toBe(2);
    expect(await ask('商標續展要多少錢')).toBe(1);
    await model.close();
  });
});
