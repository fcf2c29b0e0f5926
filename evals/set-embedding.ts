import { join } from 'node:path';
import { env, stderr } from 'node:process';
import type { Release } from '../src/knowledge/release.ts';
import { openEmbeddingModel, readEmbeddingSettings } from '../src/models/embedding-settings.ts';
import { projectPath } from '../src/platform/project-root.ts';
import type { DenseSearch } from '../src/retrieval/dense/question-cosines.ts';
import { questionEmbedder } from '../src/retrieval/dense/question-embedder.ts';
import { buildVectors, openDense } from '../src/retrieval/dense/release-vectors.ts';
import { openVectorCache } from '../src/retrieval/dense/vector-cache.ts';

/** Gives a set's release the vectors of the configured model, and what searches them. */
export type SetEmbedding = (release: Release) => Promise<DenseSearch>;

/**
 * The embedding model of the environment for sets; undefined where none is configured. Vectors are kept in
 * DATA_DIR/evals, apart from those of the knowledge base.
 */
export async function setEmbedding(): Promise<SetEmbedding | undefined> {
  const model = await openEmbeddingModel(readEmbeddingSettings(env));
  if (model === undefined) return undefined;
  const folder = env.DATA_DIR === undefined || env.DATA_DIR === '' ? projectPath('var') : env.DATA_DIR;
  const cache = openVectorCache(join(folder, 'evals', 'vectors.sqlite'), model.id);
  stderr.write(`embedding model ${model.id} (${model.place})\n`);
  return async (release) => {
    const built = await buildVectors(release, model, cache, progress);
    const { manifest, index } = release;
    if (built === undefined) throw new Error('The set holds no passage.');
    const embedded = {
      ...release,
      manifest: { ...manifest, embeddingModel: built.embeddingModel },
      index: new Map([...index, built.blob]),
    };
    // Figures are taken of the model and not of the machine's load: a question has all the time it needs.
    const dense = openDense(embedded, model, questionEmbedder(model, { timeoutMs: 60_000 }));
    if (typeof dense === 'string') throw new Error(`The vectors just made cannot be used: ${dense}.`);
    return dense;
  };
}

function progress(done: number, total: number): void {
  if (stderr.isTTY) stderr.write(`\rpassages embedded ${done}/${total}${done === total ? '\n' : ''}`);
  else if (done === total || done % 512 < 64) stderr.write(`passages embedded ${done}/${total}\n`);
}
