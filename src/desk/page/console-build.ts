import { UserError } from '../../platform/user-error.ts';
import { readManifest } from '../../server/pages/build-manifest.ts';

/** The built files of the console; paths begin at the build's folder. */
export interface ConsoleBuild {
  readonly script: string;
  /** What the script needs before the first screen shows. */
  readonly needed: readonly string[];
  readonly styles: readonly string[];
}

/** The entry of the build, as the bundler's manifest names it. */
export const entry = 'main.tsx';

/** Reads what was built; a UserError where nothing is. */
export function readConsoleBuild(folder: string): ConsoleBuild {
  const manifest = readManifest(folder, 'The console');
  const main = manifest[entry];
  if (main === undefined)
    throw new UserError(`The built console lacks its script (${folder}). Run npm run build.`);
  const needed = main.imports.flatMap((name) => manifest[name]?.file ?? []);
  const sheet = manifest['style.css'];
  return { script: main.file, needed, styles: sheet === undefined ? main.css : [sheet.file] };
}
