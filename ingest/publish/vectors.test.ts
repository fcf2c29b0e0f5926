import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReleaseShelf } from '../../src/knowledge/release-shelf.ts';
import { readEmbeddingSettings } from '../../src/models/embedding-settings.ts';
import { hasInstalledModel, installedModel } from '../../src/models/testing/installed.ts';
import { CountingEmbeddings, countingModel } from '../../src/models/testing/counting-model.ts';
import { projectPath } from '../../src/platform/project-root.ts';
import { openVectorCache } from '../../src/retrieval/dense/vector-cache.ts';
import { embeddingFor, type PublishingEmbedding } from './embedding.ts';
import { publish } from './publish.ts';
import { publishingHouse } from '../publishing-house.ts';

let folder: string;
let embeddings: CountingEmbeddings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  embeddings = new CountingEmbeddings();
  cpSync(projectPath('ingest', 'testing', 'knowledge'), join(folder, 'knowledge'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const data = () => join(folder, 'data');
const current = () => openReleaseShelf(join(data(), 'releases')).currentManifest();

function counting(modelId = 'counting'): PublishingEmbedding {
  return {
    modelId,
    progress: () => undefined,
    use: async (work) => {
      const cache = openVectorCache(join(data(), 'vectors.sqlite'), modelId);
      try {
        return await work(countingModel(embeddings, { id: modelId }), cache);
      } finally {
        cache.close();
      }
    },
  };
}

async function run(embedding?: PublishingEmbedding, paths: string[] = []) {
  const house = await publishingHouse(data(), {
    starterFolder: join(folder, 'knowledge'),
    ...(embedding && { embedding }),
  });
  return publish(house, { paths, publishedBy: 'ingest' });
}

describe('a publication with an embedding model', () => {
  it('stores the vectors with model and dimensions, and is not repeated while nothing changes', async () => {
    expect(await run(counting())).toMatchObject({ outcome: 'published' });
    expect(current()?.embeddingModel).toEqual({ id: 'counting', dimensions: 8 });
    expect(await run(counting())).toMatchObject({ outcome: 'unchanged' });
  });

  it('embeds what is new only', async () => {
    await run(counting());
    embeddings.asked.length = 0;
    const path = join(folder, 'new.md');
    const front =
      'title: 灯塔办法\nauthority: guide\njurisdiction: 城南\neffectiveFrom: 2026-01-01\nstatus: confirmed';
    writeFileSync(path, `---\n${front}\n---\n\n第一条 灯塔每年检修一次。\n\n第二条 灯塔夜间开放。\n`);
    expect(await run(counting(), [path])).toMatchObject({ outcome: 'published' });
    const passages = embeddings.asked.filter((text) => !text.startsWith('专利权的期限 The term'));
    expect(passages.length).toBeGreaterThan(0);
    for (const text of passages) expect(text).toContain('灯塔');
  });

  it('makes all vectors anew for another model, and releases without one as before', async () => {
    await run(counting());
    expect(await run(counting('other'))).toMatchObject({ outcome: 'published' });
    expect(current()?.embeddingModel?.id).toBe('other');
    expect(await run()).toMatchObject({ outcome: 'published' });
    expect(current()?.embeddingModel).toBeNull();
  });

  it('publishes the content in any case: a model that fails leaves a warning, and the next run adds the vectors', async () => {
    embeddings.failures.push(new Error('the endpoint is down'));
    const result = await run(counting());
    expect(result.outcome).toBe('published');
    expect(current()?.embeddingModel).toBeNull();
    const problems = result.outcome === 'published' ? result.report.problems : [];
    expect(JSON.stringify(problems)).toContain('the endpoint is down');
    expect(await run(counting())).toMatchObject({ outcome: 'published' });
    expect(current()?.embeddingModel?.id).toBe('counting');
  });
});

describe.skipIf(!hasInstalledModel)('with the model that is installed', () => {
  it('publishes with vectors of 384 dimensions, told as they are made', async () => {
    const told: number[] = [];
    const settings = readEmbeddingSettings({ EMBEDDING_MODEL_DIR: installedModel });
    const { embedding } = await embeddingFor(data(), settings, { progress: (done) => told.push(done) });
    expect(await run(embedding)).toMatchObject({ outcome: 'published' });
    expect(current()?.embeddingModel).toEqual({ id: 'all-MiniLM-L6-v2-q4+gloss-1', dimensions: 384 });
    expect(told.length).toBeGreaterThan(0);
    expect(await run(embedding)).toMatchObject({ outcome: 'unchanged' });
  });
});
