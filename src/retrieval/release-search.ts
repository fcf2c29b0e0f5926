import type { Release } from '../knowledge/release.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { openEmbeddingModel, type EmbeddingSettings } from '../models/embedding-settings.ts';
import { openIndex, type ReleaseScorer } from './built-in-index.ts';
import { questionEmbedder } from './dense/question-embedder.ts';
import type { SearchIndex } from './search-index.ts';
import { openDense, type VectorMismatch } from './dense/release-vectors.ts';

/** Opens releases for search. */
export interface KnowledgeSearch {
  /** The index of a release. */
  open(release: Release): SearchIndex;
  /** How the release opened last is searched, in plain words. */
  kind(): string;
  /** What search has to do without at the moment, in plain words. */
  degraded(): readonly string[];
  /** The configured model, for whoever makes vectors in the same process. */
  readonly model: EmbeddingModel | undefined;
  close(): Promise<void>;
}

/** Search in this process alone, with the embedding model that is configured. */
export interface ReleaseSearch extends KnowledgeSearch {
  open(release: Release): ReleaseScorer;
}

const lexical = 'lexical only';

/** The search of this installation. Loads what is configured; a UserError says what of it cannot be loaded. */
export async function releaseSearch(
  settings: EmbeddingSettings,
  report: (error: unknown) => void = () => undefined,
): Promise<ReleaseSearch> {
  const model = await openEmbeddingModel(settings);
  const embedder = model && questionEmbedder(model, { timeoutMs: settings.EMBEDDING_TIMEOUT_MS, report });
  let kind = lexical;
  let mismatch: string | undefined;
  return {
    model,
    kind: () => kind,
    degraded: () => [mismatch, embedder?.fault()].filter((fault) => fault !== undefined),
    open: (release) => {
      const dense = model && embedder && openDense(release, model, embedder);
      mismatch = typeof dense === 'string' ? explained(dense, release, model?.id ?? '') : undefined;
      if (dense === undefined || typeof dense === 'string') {
        kind = lexical;
        return openIndex(release);
      }
      kind = `words and vectors of ${dense.modelId} (${model?.place ?? ''})`;
      return openIndex(release, dense);
    },
    close: async () => {
      await model?.close();
    },
  };
}

function explained(mismatch: VectorMismatch, { manifest }: Release, model: string): string {
  const what = {
    'no-vectors': 'has no vectors',
    'other-model': `has vectors of ${manifest.embeddingModel?.id ?? ''} and not of ${model}`,
    'damaged-vectors': 'has vectors that do not fit its passages',
  }[mismatch];
  return `release ${manifest.number} ${what}; it is searched by words alone until \`npm run ingest\` publishes the next one`;
}
