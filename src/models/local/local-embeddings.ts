import { Worker } from 'node:worker_threads';
import { Embeddings } from '@langchain/core/embeddings';
import { projectPath } from '../../platform/project-root.ts';
import { UserError } from '../../platform/user-error.ts';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './onnx-worker.ts';

/** The compiled module, for sources under test too: a worker thread of Node runs JavaScript only. */
const workerModule = projectPath('dist', 'src', 'models', 'local', 'onnx-worker.js');

/** Texts that go through the model in one run. */
export const localBatch = 8;

interface Task {
  readonly texts: readonly string[];
  resolve(vectors: readonly Float32Array[]): void;
  reject(error: Error): void;
}

/**
 * LangChain embeddings from an ONNX model in a worker thread, so that the event loop stays free. Questions go before
 * passages that wait, and wait for one batch of passages at most.
 */
export class LocalEmbeddings extends Embeddings {
  readonly #worker: Worker;
  readonly #urgent: Task[] = [];
  readonly #patient: Task[] = [];
  #running: { task: Task; number: number } | undefined;
  #count = 0;
  #ended: Error | undefined;

  private constructor(worker: Worker) {
    super({});
    this.#worker = worker;
    worker.on('message', (answer: WorkerAnswer) => {
      this.#receive(answer);
    });
    worker.on('error', (error: Error) => {
      this.#end(error);
    });
    worker.on('exit', () => {
      this.#end(new Error('The embedding thread has ended.'));
    });
    // A command that has nothing else to do may end; `close` is for those that go on.
    worker.unref();
  }

  /** Starts the thread and loads the model; a UserError says why it cannot be loaded. */
  static async start(start: WorkerStart): Promise<LocalEmbeddings> {
    const worker = new Worker(workerModule, { workerData: start });
    const first = await new Promise<WorkerAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    if (first.kind === 'ready') return new LocalEmbeddings(worker);
    await worker.terminate();
    const reason = first.kind === 'refused' ? first.message : 'no reason given';
    throw new UserError(`The model in ${start.folder} cannot be loaded: ${reason}`, {
      field: 'EMBEDDING_MODEL_DIR',
    });
  }

  async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#run([text], this.#urgent);
    return Array.from(vector ?? []);
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += localBatch) {
      const batch = await this.#run(texts.slice(at, at + localBatch), this.#patient);
      vectors.push(...batch.map((vector) => Array.from(vector)));
    }
    return vectors;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #run(texts: readonly string[], lane: Task[]): Promise<readonly Float32Array[]> {
    return new Promise((resolve, reject) => {
      lane.push({ texts, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running !== undefined) return;
    if (this.#ended !== undefined) {
      for (const task of [...this.#urgent.splice(0), ...this.#patient.splice(0)]) task.reject(this.#ended);
      return;
    }
    const task = this.#urgent.shift() ?? this.#patient.shift();
    if (task === undefined) {
      this.#worker.unref();
      return;
    }
    const number = ++this.#count;
    this.#running = { task, number };
    this.#worker.ref();
    const message: WorkerTask = { number, texts: task.texts };
    this.#worker.postMessage(message);
  }

  #receive(answer: WorkerAnswer): void {
    if (!('number' in answer) || answer.number !== this.#running?.number) return;
    const { task } = this.#running;
    this.#running = undefined;
    if (answer.kind === 'vectors') task.resolve(answer.vectors);
    else task.reject(new Error(answer.message));
    this.#next();
  }

  #end(error: Error): void {
    this.#ended ??= error;
    const running = this.#running;
    this.#running = undefined;
    running?.task.reject(this.#ended);
    this.#next();
  }
}
