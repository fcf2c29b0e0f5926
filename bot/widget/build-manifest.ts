import { readManifest } from '../../src/server/pages/build-manifest.ts';
import { UserError } from '../../src/platform/user-error.ts';

/** The built files of the browser side; paths begin at the build's folder. */
export interface WidgetBuild {
  readonly chat: { readonly script: string; readonly styles: readonly string[] };
  readonly demo: { readonly styles: readonly string[] };
}

/** Entries of the build, as the bundler's manifest names them. */
export const entries = { chat: 'chat/main.tsx', demo: 'demo/demo.css' } as const;

/** Reads what was built; a UserError where nothing is. */
export function readWidgetBuild(folder: string): WidgetBuild {
  const manifest = readManifest(folder, 'The widget');
  const chat = manifest[entries.chat];
  const demo = manifest[entries.demo];
  if (chat === undefined || demo === undefined)
    throw new UserError(`The built widget lacks a page (${folder}). Run npm run build.`);
  return { chat: { script: chat.file, styles: chat.css }, demo: { styles: [demo.file] } };
}
