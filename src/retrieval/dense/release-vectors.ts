import type { EmbeddingModel } from '../../models/embedding-model.ts';
import { unitVector } from '../../models/embedding-model.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Manifest, Release, ReleaseContent } from '../../knowledge/release.ts';
import { packArrays, PackedReader } from '../packed-arrays.ts';
import { searchedText } from '../searched-text.ts';
import { Vectors } from '../vectors.ts';
import type { DenseSearch } from './question-cosines.ts';
import type { QuestionEmbedder } from './question-embedder.ts';
import { embedTexts, type EmbeddingProgress } from './embed-texts.ts';
import type { VectorCache } from './vector-cache.ts';

/** The blob of a release that holds its vectors. */
const blobName = 'vectors';

/** What a release with vectors has besides its lexical index. */
export interface BuiltVectors {
  readonly blob: readonly [name: string, bytes: Uint8Array];
  readonly embeddingModel: NonNullable<Manifest['embeddingModel']>;
}

/**
 * A text whose vector lies beside those of the passages. Who searches embeds it again: another vector means
 * another model, whatever its name.
 */
const probe = '专利权的期限 The term of a patent right, 20 years.';
/** Cosine of the probe's two vectors from which on a model is the same; runtimes differ by less than .001. */
const sameModel = 0.995;

/** The passages of a release as its model reads them, in their order. */
export function preparedPassages(
  { documents, passages }: Pick<ReleaseContent, 'documents' | 'passages'>,
  model: Pick<EmbeddingModel, 'preparePassage'>,
): string[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return passages.map((passage) => {
    const document = byId.get(passage.documentId);
    if (document === undefined) throw new Error(`Passage ${passage.id} is of no document of the release.`);
    return model.preparePassage(searchedText(passage, document));
  });
}

/** The vectors of a release to be; undefined where it has no passage. */
export async function buildVectors(
  content: Pick<ReleaseContent, 'documents' | 'passages'>,
  model: EmbeddingModel,
  cache: VectorCache,
  progress: EmbeddingProgress,
): Promise<BuiltVectors | undefined> {
  const texts = preparedPassages(content, model);
  if (texts.length === 0) return undefined;
  const { rows, dimensions } = await embedTexts(texts, model, cache, progress);
  const mark = await probeVector(model);
  if (mark.length !== dimensions) {
    throw new Error(
      `The embedding model ${model.id} gives ${mark.length} dimensions, its kept vectors have ${dimensions}.`,
    );
  }
  return {
    blob: [blobName, packArrays([mark, rows])],
    embeddingModel: { id: model.id, dimensions },
  };
}

/** Why the vectors of a release cannot be used with a model. */
export type VectorMismatch = 'no-vectors' | 'other-model' | 'damaged-vectors';

/**
 * The vectors of a release with what turns questions into vectors of the same kind. Whether they are of the same kind is
 * found out with the first question: until then the model need not answer.
 */
export function openDense(
  release: Release,
  model: Pick<EmbeddingModel, 'id'>,
  embedder: QuestionEmbedder,
): DenseSearch | VectorMismatch {
  const made = release.manifest.embeddingModel;
  const stored = releaseRows(release);
  if (made === null || stored === undefined) return 'no-vectors';
  if (made.id !== model.id) return 'other-model';
  const { rows, dimensions, mark } = stored;
  if (rows.length !== dimensions * release.passages.length) return 'damaged-vectors';
  return {
    modelId: made.id,
    vectors: new Vectors(rows, dimensions),
    embed: checkedEmbed(embedder, mark),
  };
}

/** The vectors as a release holds them, row by row in the order of its passages; undefined where it holds none. */
export function releaseRows({ manifest, index }: Release) {
  const bytes = index.get(blobName);
  if (manifest.embeddingModel === null || bytes === undefined) return undefined;
  const reader = new PackedReader(bytes);
  const mark = reader.float32();
  return { mark, rows: reader.float32(), dimensions: manifest.embeddingModel.dimensions };
}

/** The vectors of a release for some of its passages, as a blob of a release that holds only those; undefined where it has none. */
export function vectorsOfPassages(
  release: Release,
  passages: readonly Pick<Passage, 'id'>[],
): BuiltVectors['blob'] | undefined {
  const stored = releaseRows(release);
  if (stored === undefined) return undefined;
  const { mark, rows, dimensions } = stored;
  const places = new Map(release.passages.map(({ id }, place) => [id, place]));
  const kept = new Float32Array(passages.length * dimensions);
  passages.forEach(({ id }, at) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`Passage ${id} is of another release.`);
    kept.set(rows.subarray(place * dimensions, (place + 1) * dimensions), at * dimensions);
  });
  return [blobName, packArrays([mark, kept])];
}

/** Embeds questions once the probe's vector was found to be what it was when the release was made. */
function checkedEmbed(embedder: QuestionEmbedder, mark: Float32Array): DenseSearch['embed'] {
  let same: boolean | undefined;
  return async (question) => {
    if (same === undefined) {
      const now = await embedder.embedPassage(probe);
      if (typeof now === 'string') return now;
      same = now.length === mark.length && cosine(now, mark) >= sameModel;
    }
    return same ? embedder.embed(question) : 'embedding-changed';
  };
}

async function probeVector(model: EmbeddingModel): Promise<Float32Array> {
  return unitVector(await model.embeddings.embedQuery(model.preparePassage(probe)));
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, number, place) => sum + number * (other[place] ?? 0), 0);
}
