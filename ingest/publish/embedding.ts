import { join } from 'node:path';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import {
  embeddingModelId,
  openEmbeddingModel,
  type EmbeddingSettings,
} from '../../src/models/embedding-settings.ts';
import type { EmbeddingProgress } from '../../src/retrieval/dense/embed-texts.ts';
import { openVectorCache, type VectorCache } from '../../src/retrieval/dense/vector-cache.ts';

/** The embedding model of a publication. */
export interface PublishingEmbedding {
  /** Known without loading the model: part of what decides whether anything changed. */
  readonly modelId: string;
  /** Loads the model and opens the vectors made before, for the time of the work. */
  use<Result>(work: (model: EmbeddingModel, cache: VectorCache) => Promise<Result>): Promise<Result>;
  readonly progress: EmbeddingProgress;
}

/**
 * The embedding of a data folder's publications as it is configured, to be spread into a publishing house; nothing
 * where no model is. `shared` is a model that is open already and stays open.
 */
export async function embeddingFor(
  dataFolder: string,
  settings: EmbeddingSettings,
  options: { readonly progress?: EmbeddingProgress; readonly shared?: EmbeddingModel | undefined } = {},
): Promise<{ embedding?: PublishingEmbedding }> {
  const modelId = await embeddingModelId(settings);
  if (modelId === undefined) return {};
  const { shared, progress = () => undefined } = options;
  return {
    embedding: {
      modelId,
      progress,
      use: async (work) => {
        const model = shared ?? (await openEmbeddingModel(settings));
        if (model === undefined) throw new Error('The embedding model has gone from the settings.');
        const cache = openVectorCache(join(dataFolder, 'vectors.sqlite'), modelId);
        try {
          return await work(model, cache);
        } finally {
          cache.close();
          if (shared === undefined) await model.close();
        }
      },
    },
  };
}
