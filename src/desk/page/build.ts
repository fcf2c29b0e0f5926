import { build } from 'vite';
import { projectPath } from '../../platform/project-root.ts';
import { checkSizes, packFiles } from '../../server/pages/pack-files.ts';
import { entry, readConsoleBuild } from './console-build.ts';

const folder = projectPath('dist', 'console');
const root = projectPath('src', 'desk', 'console');
/** What is loaded before the first screen shows; the other screens come when they are opened. */
const firstBytes = 60 * 1024;
/** Browsers of the last five years. */
const target = ['es2021', 'chrome92', 'safari15', 'firefox90'];

await build({
  configFile: false,
  logLevel: 'warn',
  root,
  base: '/desk/',
  publicDir: false,
  build: {
    outDir: folder,
    emptyOutDir: true,
    manifest: true,
    modulePreload: false,
    cssCodeSplit: false,
    target,
    rolldownOptions: { input: projectPath('src', 'desk', 'console', entry) },
  },
});
packFiles(folder);
const { script, needed } = readConsoleBuild(folder);
if (!checkSizes(folder, [{ name: 'console script', files: [script, ...needed], bytes: firstBytes }])) {
  process.stderr.write('The script of the console is larger than its budget.\n');
  process.exitCode = 1;
}
