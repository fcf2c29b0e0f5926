import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectPath } from '../../platform/project-root.ts';
import { miniLm } from '../install/catalogue.ts';
import { findRuntime } from '../local/runtime.ts';

/** Where `npm run models:install` put what it installed: `TEST_MODELS`, or the default. */
export const modelsFolder = resolve(process.env.TEST_MODELS ?? projectPath('models'));
export const installedModel = join(modelsFolder, miniLm.folder);
export const hasInstalledModel = existsSync(join(installedModel, 'model.json'));

if (!hasInstalledModel) {
  console.warn(
    `Skipped: tests of the local model need one in ${modelsFolder} (npm run models:install, or TEST_MODELS).`,
  );
}

/** The runtime that was installed with it. */
export const installedRuntime = hasInstalledModel ? findRuntime(installedModel) : undefined;
