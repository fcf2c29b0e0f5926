import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tokenizers from '@huggingface/tokenizers';
import type { ModelFolder } from './model-folder.ts';
import type { FoundRuntime, OnnxRuntime, OnnxSession, OnnxTensor } from './runtime.ts';

/** Texts to vectors in this thread. */
export interface OnnxEmbedder {
  /** One vector a text, of length one. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

/** Opens a model; throws when its files do not fit together. */
export async function openOnnxEmbedder(
  model: ModelFolder,
  runtime: OnnxRuntime,
  kind: FoundRuntime['kind'],
): Promise<OnnxEmbedder> {
  const session = await openSession(model, runtime, kind);
  const tokenizer = openTokenizer(model);
  const { maximumTokens, pooling } = model.declaration;
  const idsOf = (text: string) => shortened(tokenizer.encode(text).ids, maximumTokens);
  return {
    embed: async (texts) => {
      const rows = texts.map(idsOf);
      const width = Math.max(1, ...rows.map((row) => row.length));
      const output = await session.run(inputsOf(rows, width, session, runtime));
      return pooled(firstOutput(output, session), rows, width, pooling);
    },
  };
}

/** A thread each for the model and for whoever asks: more threads a model were slower on few cores. */
const sessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };

/** The WASM runtime has no file system: it takes bytes, external data among the options. */
async function openSession(
  { modelFile }: ModelFolder,
  runtime: OnnxRuntime,
  kind: FoundRuntime['kind'],
): Promise<OnnxSession> {
  if (kind === 'native') return runtime.InferenceSession.create(modelFile, sessionOptions);
  const data = readIfThere(`${modelFile}_data`);
  const name = `${modelFile.split(/[/\\]/).at(-1) ?? ''}_data`;
  return runtime.InferenceSession.create(readFileSync(modelFile), {
    ...sessionOptions,
    ...(data && { externalData: [{ path: name, data }] }),
  });
}

/** What is used of the library, whose own types point to files that are not found by their names. */
interface Tokenizer {
  encode(text: string): { readonly ids: readonly number[] };
}
const { Tokenizer } = tokenizers as unknown as {
  Tokenizer: new (tokenizer: object, configuration: object) => Tokenizer;
};

function openTokenizer({ tokenizerFile, folder }: ModelFolder): Tokenizer {
  const configuration = readIfThere(join(folder, 'tokenizer_config.json'));
  return new Tokenizer(
    JSON.parse(readFileSync(tokenizerFile, 'utf8')) as object,
    configuration ? (JSON.parse(Buffer.from(configuration).toString('utf8')) as object) : {},
  );
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** As many tokens as the model reads, with the closing one. */
function shortened(ids: readonly number[], most: number): readonly number[] {
  const last = ids.at(-1);
  return ids.length <= most || last === undefined ? ids : [...ids.slice(0, most - 1), last];
}

function inputsOf(
  rows: readonly (readonly number[])[],
  width: number,
  session: OnnxSession,
  { Tensor }: OnnxRuntime,
): Record<string, OnnxTensor> {
  const cells = rows.length * width;
  const ids = new BigInt64Array(cells);
  const mask = new BigInt64Array(cells);
  rows.forEach((row, at) => {
    row.forEach((id, place) => {
      ids[at * width + place] = BigInt(id);
      mask[at * width + place] = 1n;
    });
  });
  const known: Readonly<Record<string, BigInt64Array>> = {
    input_ids: ids,
    attention_mask: mask,
    token_type_ids: new BigInt64Array(cells),
  };
  return Object.fromEntries(
    session.inputNames.map((name) => {
      const data = known[name];
      if (data === undefined)
        throw new Error(`The model wants the input "${name}", which no text encoder here makes.`);
      return [name, new Tensor('int64', data, [rows.length, width])];
    }),
  );
}

function firstOutput(output: Readonly<Record<string, OnnxTensor>>, { outputNames }: OnnxSession): OnnxTensor {
  const tensor = output[outputNames[0] ?? ''];
  if (tensor === undefined) throw new Error('The model has no output.');
  return tensor;
}

/** One vector a row: the mean of its tokens' (padding left out) or its first token's; pooled outputs stay as they are. */
function pooled(
  { data, dims }: OnnxTensor,
  rows: readonly (readonly number[])[],
  width: number,
  pooling: 'mean' | 'first',
): Float32Array[] {
  const size = dims.at(-1) ?? 0;
  if (dims.length === 2) return rows.map((_, at) => unit(slice(data, at * size, size)));
  return rows.map((row, at) => {
    const used = pooling === 'first' ? 1 : row.length;
    const sum = new Float32Array(size);
    for (let token = 0; token < used; token++) {
      const from = (at * width + token) * size;
      for (let place = 0; place < size; place++) sum[place] = (sum[place] ?? 0) + (data[from + place] ?? 0);
    }
    return unit(sum);
  });
}

function slice(data: ArrayLike<number>, from: number, size: number): Float32Array {
  return Float32Array.from({ length: size }, (_, place) => data[from + place] ?? 0);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, number) => sum + number * number, 0)) || 1;
  return vector.map((number) => number / length);
}
