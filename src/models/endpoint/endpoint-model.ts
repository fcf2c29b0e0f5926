import { Embeddings } from '@langchain/core/embeddings';
import { OpenAIEmbeddings } from '@langchain/openai';
import type { EmbeddingModel } from '../embedding-model.ts';
import type { EmbeddingSettings } from '../embedding-settings.ts';
import { retryingFetch, type RetryOptions } from './retrying-fetch.ts';

/** Passages are read up to here: endpoints refuse texts beyond their window. */
const mostCharacters = 4_000;
/** Passages have time: their batches wait for the service's limits. */
const patience = { attempts: 6, timeoutMs: 60_000 } as const;

/** The id vectors of an endpoint go by: the model's name, with what changes its vectors. */
export function endpointModelId(settings: EmbeddingSettings): string {
  const { EMBEDDING_MODEL, EMBEDDING_DIMENSIONS, EMBEDDING_QUERY_PREFIX, EMBEDDING_PASSAGE_PREFIX } =
    settings;
  const parts = [
    `endpoint:${EMBEDDING_MODEL ?? ''}`,
    EMBEDDING_DIMENSIONS,
    EMBEDDING_QUERY_PREFIX,
    EMBEDDING_PASSAGE_PREFIX,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('|');
}

/** A model at an OpenAI-compatible endpoint. Nothing is asked before the first text. */
export function openEndpointModel(
  settings: EmbeddingSettings,
  retries: Partial<RetryOptions> = {},
): EmbeddingModel {
  const { EMBEDDING_QUERY_PREFIX, EMBEDDING_PASSAGE_PREFIX, EMBEDDING_BATCH } = settings;
  return {
    id: endpointModelId(settings),
    place: `endpoint ${new URL(settings.EMBEDDING_BASE_URL ?? '').host}`,
    prepareQuery: (text) => EMBEDDING_QUERY_PREFIX + text.slice(0, mostCharacters),
    preparePassage: (text) => EMBEDDING_PASSAGE_PREFIX + text.slice(0, mostCharacters),
    embeddings: new EndpointEmbeddings(settings, retries),
    batch: EMBEDDING_BATCH,
    close: () => Promise.resolve(),
  };
}

/** Questions are asked once and in time, passages as often as it takes. */
class EndpointEmbeddings extends Embeddings {
  readonly #questions: OpenAIEmbeddings;
  readonly #passages: OpenAIEmbeddings;

  constructor(settings: EmbeddingSettings, retries: Partial<RetryOptions>) {
    super({});
    const once = { ...retries, attempts: 1, timeoutMs: settings.EMBEDDING_TIMEOUT_MS };
    this.#questions = client(settings, once);
    this.#passages = client(settings, { ...patience, ...retries });
  }

  embedQuery(text: string): Promise<number[]> {
    return this.#questions.embedQuery(text);
  }

  embedDocuments(texts: string[]): Promise<number[][]> {
    return this.#passages.embedDocuments(texts);
  }
}

function client(settings: EmbeddingSettings, retries: RetryOptions): OpenAIEmbeddings {
  const { EMBEDDING_BASE_URL, EMBEDDING_API_KEY, EMBEDDING_MODEL, EMBEDDING_DIMENSIONS, EMBEDDING_BATCH } =
    settings;
  return new OpenAIEmbeddings({
    model: EMBEDDING_MODEL ?? '',
    // Endpoints in the own network often want no key; the client wants some.
    apiKey: EMBEDDING_API_KEY ?? 'none',
    ...(EMBEDDING_DIMENSIONS !== undefined && { dimensions: EMBEDDING_DIMENSIONS }),
    // Not every compatible endpoint knows base64.
    encodingFormat: 'float',
    batchSize: EMBEDDING_BATCH,
    stripNewLines: false,
    maxConcurrency: 1,
    maxRetries: 0,
    timeout: retries.timeoutMs + 5_000,
    configuration: { baseURL: EMBEDDING_BASE_URL, fetch: retryingFetch(retries) },
  });
}
