import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { projectPath } from '../../src/platform/project-root.ts';
import { checkSizes, packFiles } from '../../src/server/pages/pack-files.ts';
import { entries, readWidgetBuild } from './build-manifest.ts';

/** Where the browser side is built to. */
const folder = projectPath('dist', 'widget');
/** Bytes after gzip that visitors' lines are asked to carry at most. */
const launcherBytes = 3 * 1024;
const chatBytes = 60 * 1024;
/** Browsers of the last five years, and the ones inside chat programs that lag behind. */
const target = ['es2020', 'chrome87', 'safari14', 'firefox78'];

const shared: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root: projectPath('bot', 'widget', 'browser'),
  base: '/widget/',
  publicDir: false,
};

/** Builds the pages' files with hashed names and a manifest, and the launcher as one file of its own. */
async function buildWidget(): Promise<void> {
  await build({
    ...shared,
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: true,
      modulePreload: false,
      target,
      rolldownOptions: {
        input: { chat: join(shared.root ?? '', entries.chat), demo: join(shared.root ?? '', entries.demo) },
      },
    },
  });
  await build({
    ...shared,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target,
      lib: {
        entry: 'launcher/launcher.ts',
        formats: ['iife'],
        name: 'tongdaLauncher',
        fileName: () => 'widget.js',
      },
    },
  });
}

await buildWidget();
packFiles(folder);
const budgets = [
  { name: 'launcher script', files: ['widget.js'], bytes: launcherBytes },
  { name: 'chat script', files: [readWidgetBuild(folder).chat.script], bytes: chatBytes },
];
if (!checkSizes(folder, budgets)) {
  process.stderr.write('A script of the widget is larger than its budget.\n');
  process.exitCode = 1;
}
