import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../src/platform/user-error.ts';

const chunkSchema = z.object({ file: z.string(), css: z.array(z.string()).default([]) });
const manifestSchema = z.record(z.string(), chunkSchema);

/** The built files of the browser side; paths begin at the build's folder. */
export interface WidgetBuild {
  readonly chat: { readonly script: string; readonly styles: readonly string[] };
  readonly demo: { readonly styles: readonly string[] };
}

/** Entries of the build, as the bundler's manifest names them. */
export const entries = { chat: 'chat/main.tsx', demo: 'demo/demo.css' } as const;

/** Reads what was built; a UserError where nothing is. */
export function readWidgetBuild(folder: string): WidgetBuild {
  const path = join(folder, '.vite', 'manifest.json');
  if (!existsSync(path)) throw new UserError(`The widget is not built (${path}). Run npm run build.`);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const chat = manifest[entries.chat];
  const demo = manifest[entries.demo];
  if (chat === undefined || demo === undefined)
    throw new UserError(`The built widget lacks a page (${path}). Run npm run build.`);
  return { chat: { script: chat.file, styles: chat.css }, demo: { styles: [demo.file] } };
}
