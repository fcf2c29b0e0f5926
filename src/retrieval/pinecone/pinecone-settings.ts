import { z } from 'zod';
import type { SettingFault } from '../../models/embedding-settings.ts';
import { outsideFault } from '../../models/outside-processing.ts';

/** The settings of a Pinecone index, as environment variables. Without a key the built-in index searches alone. */
export const pineconeShape = {
  PINECONE_API_KEY: z.string().min(1).optional(),
  /** Address of the index, as the vendor's console shows it: `https://NAME-xxxx.svc.REGION.pinecone.io`. */
  PINECONE_INDEX_HOST: z.url({ protocol: /^https?$/ }).optional(),
  /** What the names of this installation's namespaces begin with; every installation on one index needs its own. */
  PINECONE_NAMESPACE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, at most 40')
    .default('tongda'),
  /** What the index finds by: `sparse` our own word weights, `dense` vectors, `hybrid` both (metric dotproduct). */
  PINECONE_MODE: z.enum(['sparse', 'dense', 'hybrid']).default('sparse'),
  /** How long a question waits for candidates before the built-in index searches alone, in milliseconds. */
  PINECONE_TIMEOUT_MS: z.coerce.number().int().min(20).max(10_000).default(1_000),
} as const;
export type PineconeSettings = z.infer<z.ZodObject<typeof pineconeShape>>;

/** A Pinecone index that is configured. */
export interface PineconeTarget {
  readonly apiKey: string;
  readonly host: string;
  readonly prefix: string;
  readonly mode: PineconeSettings['PINECONE_MODE'];
  readonly timeoutMs: number;
}

/** What is wrong with the settings together, as they are written. */
export function pineconeFaults(set: Readonly<Record<string, string | undefined>>): SettingFault[] {
  const { PINECONE_API_KEY: key, PINECONE_INDEX_HOST: host, PINECONE_MODE: mode } = set;
  const faults: SettingFault[] = [];
  if (key && !host)
    faults.push({ setting: 'PINECONE_INDEX_HOST', message: 'is needed with PINECONE_API_KEY' });
  if (host && !key)
    faults.push({ setting: 'PINECONE_API_KEY', message: 'is needed with PINECONE_INDEX_HOST' });
  const outside = outsideFault('Pinecone', { agreed: set.OUTSIDE_PROCESSING === 'agreed' });
  if (key && outside !== undefined) faults.push({ setting: 'PINECONE_API_KEY', message: outside });
  const embeds = Boolean(set.EMBEDDING_MODEL_DIR) || Boolean(set.EMBEDDING_BASE_URL);
  if (key && (mode === 'dense' || mode === 'hybrid') && !embeds) {
    faults.push({
      setting: 'PINECONE_MODE',
      message: `${mode} needs an embedding model; set one, or sparse`,
    });
  }
  return faults;
}

/** The index that is configured; undefined where none is. */
export function pineconeTarget(settings: PineconeSettings): PineconeTarget | undefined {
  const { PINECONE_API_KEY: apiKey, PINECONE_INDEX_HOST: host } = settings;
  if (apiKey === undefined || host === undefined) return undefined;
  return {
    apiKey,
    host,
    prefix: settings.PINECONE_NAMESPACE,
    mode: settings.PINECONE_MODE,
    timeoutMs: settings.PINECONE_TIMEOUT_MS,
  };
}
