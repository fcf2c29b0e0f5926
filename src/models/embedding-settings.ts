import { z } from 'zod';
import { UserError } from '../platform/user-error.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import { outsideFault, outsideProcessingSchema } from './outside-processing.ts';

/** The settings of the embedding model, as environment variables. Without any, search is lexical. */
export const embeddingShape = {
  /** Folder of a local ONNX model, as `npm run models:install` makes it. */
  EMBEDDING_MODEL_DIR: z.string().min(1).optional(),
  /** Address of an OpenAI-compatible endpoint, as in `https://models.example/v1`. */
  EMBEDDING_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  EMBEDDING_API_KEY: z.string().min(1).optional(),
  /** The model's name at the endpoint. */
  EMBEDDING_MODEL: z.string().min(1).max(200).optional(),
  /** The endpoint stands in the operator's own network. */
  EMBEDDING_INSIDE: z.stringbool().default(false),
  /** Asks for shorter vectors, where the model can. */
  EMBEDDING_DIMENSIONS: z.coerce.number().int().min(8).max(8192).optional(),
  /** What the model wants written before a question and before a passage. */
  EMBEDDING_QUERY_PREFIX: z.string().max(500).default(''),
  EMBEDDING_PASSAGE_PREFIX: z.string().max(500).default(''),
  /** Texts in one request. */
  EMBEDDING_BATCH: z.coerce.number().int().min(1).max(2048).default(32),
  /** How long a question waits for its vector before words alone are searched, in milliseconds. */
  EMBEDDING_TIMEOUT_MS: z.coerce.number().int().min(20).max(10_000).default(1_500),
  OUTSIDE_PROCESSING: outsideProcessingSchema,
} as const;
const settingsSchema = z.object(embeddingShape);
export type EmbeddingSettings = z.infer<typeof settingsSchema>;

/** What is wrong with a setting, by its name. */
export interface SettingFault {
  readonly setting: string;
  readonly message: string;
}

/** What is wrong with the settings together; looks at them as they are written, so that it can join other checks. */
export function embeddingFaults(set: Readonly<Record<string, string | undefined>>): SettingFault[] {
  const faults: SettingFault[] = [];
  const { EMBEDDING_MODEL_DIR: folder, EMBEDDING_BASE_URL: endpoint, EMBEDDING_MODEL: name } = set;
  if (folder && endpoint) {
    faults.push({
      setting: 'EMBEDDING_MODEL_DIR',
      message: 'is set beside EMBEDDING_BASE_URL; keep one of them',
    });
  }
  if (endpoint && !name)
    faults.push({ setting: 'EMBEDDING_MODEL', message: 'is needed with EMBEDDING_BASE_URL' });
  if (name && !endpoint)
    faults.push({ setting: 'EMBEDDING_BASE_URL', message: 'is needed with EMBEDDING_MODEL' });
  const inside = z.stringbool().safeParse(set.EMBEDDING_INSIDE).data ?? false;
  const outside = outsideFault('the embedding endpoint', {
    inside,
    agreed: set.OUTSIDE_PROCESSING === 'agreed',
  });
  if (endpoint && outside !== undefined) {
    const message = `${outside}, or EMBEDDING_INSIDE=true if it stands in your own network`;
    faults.push({ setting: 'EMBEDDING_BASE_URL', message });
  }
  return faults;
}

/** The settings for commands that need no others; throws one UserError that names every setting at fault. */
export function readEmbeddingSettings(environment: NodeJS.ProcessEnv): EmbeddingSettings {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(set);
  const faults = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`) ?? []),
    ...embeddingFaults(set).map(({ setting, message }) => `${setting}: ${message}`),
  ];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new UserError(`The configuration does not fit:\n  ${faults.join('\n  ')}`);
}

/** Whether any embedding model is configured. */
export function hasEmbeddingModel(settings: EmbeddingSettings): boolean {
  return settings.EMBEDDING_MODEL_DIR !== undefined || settings.EMBEDDING_BASE_URL !== undefined;
}

/** The id vectors of the configured model go by, without loading it; undefined where none is configured. */
export async function embeddingModelId(settings: EmbeddingSettings): Promise<string | undefined> {
  const { EMBEDDING_MODEL_DIR: folder } = settings;
  if (folder !== undefined) {
    const { localModelId, readModelFolder } = await import('./local/model-folder.ts');
    return localModelId(readModelFolder(folder).declaration);
  }
  if (settings.EMBEDDING_BASE_URL === undefined) return undefined;
  return (await import('./endpoint/endpoint-model.ts')).endpointModelId(settings);
}

/** Opens the configured model; undefined where none is configured. Its packages are loaded here and not before. */
export async function openEmbeddingModel(settings: EmbeddingSettings): Promise<EmbeddingModel | undefined> {
  const { EMBEDDING_MODEL_DIR: folder, EMBEDDING_BASE_URL: endpoint } = settings;
  if (folder !== undefined) return (await import('./local/local-model.ts')).openLocalModel(folder);
  if (endpoint === undefined) return undefined;
  return (await import('./endpoint/endpoint-model.ts')).openEndpointModel(settings);
}
