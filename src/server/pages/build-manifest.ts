import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../platform/user-error.ts';

const chunkSchema = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
});
const manifestSchema = z.record(z.string(), chunkSchema);

/** The bundler's manifest: built files by source file; paths begin at the build's folder. */
export type BuildManifest = z.infer<typeof manifestSchema>;

/** Reads what was built; a UserError where nothing is. `what` names it, as in `The widget`. */
export function readManifest(folder: string, what: string): BuildManifest {
  const path = join(folder, '.vite', 'manifest.json');
  if (!existsSync(path)) throw new UserError(`${what} is not built (${path}). Run npm run build.`);
  return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
