import { englishGloss } from '../../language/english-gloss.ts';
import type { EmbeddingModel } from '../embedding-model.ts';
import { LocalEmbeddings, localBatch } from './local-embeddings.ts';
import { localModelId, readModelFolder } from './model-folder.ts';
import { findRuntime } from './runtime.ts';

/** Opens the model of a folder; a UserError says what the folder or the machine lacks. */
export async function openLocalModel(folder: string): Promise<EmbeddingModel> {
  const { declaration } = readModelFolder(folder);
  const runtime = findRuntime(folder);
  const embeddings = await LocalEmbeddings.start({ folder, runtime });
  const read = declaration.chinese === 'gloss' ? englishGloss : (text: string) => text;
  const { query, passage } = declaration.prefixes;
  return {
    id: localModelId(declaration),
    place: `local, ${runtime.kind}`,
    prepareQuery: (text) => query + read(text),
    preparePassage: (text) => passage + read(text),
    embeddings,
    batch: 8 * localBatch,
    close: () => embeddings.close(),
  };
}
