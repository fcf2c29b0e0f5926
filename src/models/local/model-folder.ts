import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { glossForm } from '../../language/english-gloss.ts';
import { UserError } from '../../platform/user-error.ts';

/** What `model.json` in a model folder says: how texts are prepared and how tokens become one vector. */
export const modelDeclarationSchema = z.strictObject({
  /** Names the model; another one under the same name spoils the vectors made before. */
  id: z.string().regex(/^[\w.-]{1,80}$/, 'letters, digits, points and hyphens'),
  /** The ONNX file; external data lies beside it. */
  model: z.string().min(1).default('onnx/model.onnx'),
  tokenizer: z.string().min(1).default('tokenizer.json'),
  pooling: z.enum(['mean', 'first']).default('mean'),
  maximumTokens: z.int().min(8).max(8192).default(256),
  /** `gloss` for a model that reads English only: Chinese is put into English word by word. */
  chinese: z.enum(['as-is', 'gloss']).default('as-is'),
  /** What the model wants written before a question and before a passage. */
  prefixes: z
    .strictObject({ query: z.string().default(''), passage: z.string().default('') })
    .default({ query: '', passage: '' }),
});
export type ModelDeclaration = z.infer<typeof modelDeclarationSchema>;

/** A model folder that was looked at: its declaration and the paths of its files. */
export interface ModelFolder {
  readonly declaration: ModelDeclaration;
  readonly folder: string;
  readonly modelFile: string;
  readonly tokenizerFile: string;
}

const example = `{"id": "multilingual-e5-small", "model": "onnx/model_quantized.onnx", "pooling": "mean",
  "maximumTokens": 512, "chinese": "as-is", "prefixes": {"query": "query: ", "passage": "passage: "}}`;

/** Reads what a folder says of itself; throws a UserError that names what is missing or wrong and how it should be. */
export function readModelFolder(folder: string): ModelFolder {
  const stated = join(folder, 'model.json');
  if (!existsSync(stated)) {
    throw fault(
      `${stated} is missing. \`npm run models:install\` installs a model with it; for a model of your own write, for example:\n${example}`,
    );
  }
  const declaration = declarationOf(stated);
  const modelFile = join(folder, declaration.model);
  const tokenizerFile = join(folder, declaration.tokenizer);
  for (const file of [modelFile, tokenizerFile]) {
    if (!existsSync(file)) throw fault(`${file} is missing; ${stated} names it.`);
  }
  return { declaration, folder, modelFile, tokenizerFile };
}

/** The id a folder's vectors go by: the model's, and how Chinese is read where that matters. */
export function localModelId({ id, chinese }: ModelDeclaration): string {
  return chinese === 'gloss' ? `${id}+${glossForm}` : id;
}

function declarationOf(path: string): ModelDeclaration {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw fault(`${path} is not valid JSON.`, cause);
  }
  const parsed = modelDeclarationSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
  throw fault(`${path} does not fit:\n  ${faults.join('\n  ')}\nAn example:\n${example}`);
}

function fault(message: string, cause?: unknown): UserError {
  return new UserError(message, { field: 'EMBEDDING_MODEL_DIR', cause });
}
