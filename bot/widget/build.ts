import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';
import { projectPath } from '../../src/platform/project-root.ts';
import { entries, readWidgetBuild } from './build-manifest.ts';

/** Where the browser side is built to. */
const folder = projectPath('dist', 'widget');
/** Bytes after gzip that visitors' lines are asked to carry at most. */
const budgets = { launcher: 3 * 1024, chat: 60 * 1024 } as const;
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

/** Prints the sizes after gzip and says whether they are within the budgets. */
function checkSizes(): boolean {
  const files = { launcher: 'widget.js', chat: readWidgetBuild(folder).chat.script };
  const sizes = (Object.keys(budgets) as (keyof typeof budgets)[]).map((name) => ({
    name,
    bytes: gzipSync(readFileSync(join(folder, files[name])), { level: 9 }).length,
    budget: budgets[name],
  }));
  for (const { name, bytes, budget } of sizes)
    process.stderr.write(`  ${name} script: ${bytes} bytes gzip of ${budget}\n`);
  return sizes.every(({ bytes, budget }) => bytes <= budget);
}

/** Packs each file once, so that the service sends it as it lies. */
function packFiles(): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css)$/.test(path)) continue;
    const file = join(folder, path);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

await buildWidget();
packFiles();
if (!checkSizes()) {
  process.stderr.write('A script of the widget is larger than its budget.\n');
  process.exitCode = 1;
}
