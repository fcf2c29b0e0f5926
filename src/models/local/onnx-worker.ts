import { parentPort, workerData } from 'node:worker_threads';
import { readModelFolder } from './model-folder.ts';
import { openOnnxEmbedder } from './onnx-embedder.ts';
import { loadRuntime, type FoundRuntime } from './runtime.ts';

/** What the worker is started with. */
export interface WorkerStart {
  readonly folder: string;
  readonly runtime: FoundRuntime;
}
/** One piece of work, and what came of it. */
export interface WorkerTask {
  readonly number: number;
  readonly texts: readonly string[];
}
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'vectors'; readonly number: number; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };

const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread only.');
const answer = (message: WorkerAnswer): void => {
  port.postMessage(message);
};
const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

try {
  const { folder, runtime } = workerData as WorkerStart;
  const embedder = await openOnnxEmbedder(readModelFolder(folder), await loadRuntime(runtime), runtime.kind);
  port.on('message', ({ number, texts }: WorkerTask) => {
    embedder.embed(texts).then(
      (vectors) => {
        answer({ kind: 'vectors', number, vectors });
      },
      (error: unknown) => {
        answer({ kind: 'failed', number, message: textOf(error) });
      },
    );
  });
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'refused', message: textOf(error) });
}
