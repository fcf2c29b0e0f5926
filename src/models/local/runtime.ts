import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectPath } from '../../platform/project-root.ts';
import { UserError } from '../../platform/user-error.ts';

/** The versions of the runtime that `npm run models:install` takes. */
export const runtimeVersion = '1.30.0';

/** What is used of ONNX Runtime's JavaScript interface, the same for both kinds. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(model: string | Uint8Array, options?: Record<string, unknown>): Promise<OnnxSession>;
  };
  readonly Tensor: new (
    type: 'int64' | 'float32',
    data: unknown,
    dimensions: readonly number[],
  ) => OnnxTensor;
  readonly env: { logLevel?: string; wasm?: { numThreads?: number; wasmPaths?: string } };
}
export interface OnnxTensor {
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}
export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
}

/** A runtime in a folder: `native` is several times as fast, `wasm` runs wherever Node does. */
export interface FoundRuntime {
  readonly kind: 'native' | 'wasm';
  readonly folder: string;
}

/** Where runtimes are looked for: beside the model, then where `npm run models:install` puts them by default. */
function placesFor(modelFolder: string): string[] {
  return [join(dirname(modelFolder), 'runtime'), projectPath('models', 'runtime')];
}

/** The package of each kind, the better one first. */
export const runtimePackages = { native: 'onnxruntime-node', wasm: 'onnxruntime-web' } as const;
const kinds = ['native', 'wasm'] as const;

/** Finds the runtime for a model folder; a UserError that says how to install one when there is none. */
export function findRuntime(modelFolder: string): FoundRuntime {
  for (const folder of placesFor(modelFolder)) {
    for (const kind of kinds) {
      if (existsSync(join(folder, 'node_modules', runtimePackages[kind], 'package.json')))
        return { kind, folder };
    }
  }
  throw new UserError(
    `There is no ONNX runtime in ${placesFor(modelFolder).join(' or ')}. Install one with: npm run models:install`,
    { field: 'EMBEDDING_MODEL_DIR' },
  );
}

/** Loads a runtime that was found. */
export async function loadRuntime({ kind, folder }: FoundRuntime): Promise<OnnxRuntime> {
  if (kind === 'native') {
    return createRequire(join(folder, 'package.json'))(runtimePackages.native) as OnnxRuntime;
  }
  const bundle = join(folder, 'node_modules', runtimePackages.wasm, 'dist', 'ort.node.min.mjs');
  const runtime = (await import(pathToFileURL(bundle).href)) as OnnxRuntime;
  if (runtime.env.wasm) runtime.env.wasm.numThreads = 1;
  return runtime;
}
