// Starts a command of the project on a machine that has only Node: installs the packages and builds what is
// missing or older than its sources, then runs the compiled module. Plain JavaScript because it runs before
// the build. Usage: node src/launch.mjs MODULE.js [ARGUMENT…] | --build-only | --test [VITEST ARGUMENT…]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const stamp = at('dist', 'built.json');

function run(label, command, args) {
  process.stderr.write(`${label} …\n`);
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    process.stderr.write(`${label}: failed. Run it by hand to see why: ${[command, ...args].join(' ')}\n`);
    process.exit(result.status ?? 1);
  }
}

function installIfMissing() {
  const lock = at('package-lock.json');
  const installed = at('node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  run('installing packages', process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci']);
}

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestChange(path));
    else if (/\.(ts|tsx|css|html|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
      newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function buildIfStale() {
  const folders = ['src', 'bot', 'ingest', 'evals']
    .map((name) => at(name))
    .filter((path) => existsSync(path));
  const sources = Math.max(
    ...folders.map(newestChange),
    statSync(at('package-lock.json')).mtimeMs,
    statSync(at('tsconfig.build.json')).mtimeMs,
  );
  const built = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')).sources : undefined;
  if (built === sources) return;
  run('building', process.execPath, [
    at('node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    'tsconfig.build.json',
  ]);
  const tables = at('dist', 'src', 'language', 'tables', 'build.js');
  if (existsSync(tables)) run('building the language tables', process.execPath, [tables]);
  const widget = at('dist', 'bot', 'widget', 'build.js');
  if (existsSync(widget)) run('building the widget', process.execPath, [widget]);
  const desk = at('dist', 'src', 'desk', 'page', 'build.js');
  if (existsSync(desk)) run('building the console', process.execPath, [desk]);
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ sources }));
}

const [target, ...rest] = process.argv.slice(2);
if (target === undefined) {
  process.stderr.write(
    'Usage: node src/launch.mjs MODULE.js [ARGUMENT…] | --build-only | --test [ARGUMENT…]\n',
  );
  process.exit(2);
}
installIfMissing();
buildIfStale();
if (target === '--test') {
  const vitest = at('node_modules', 'vitest', 'vitest.mjs');
  process.exit(
    spawnSync(process.execPath, [vitest, 'run', ...rest], { cwd: root, stdio: 'inherit' }).status ?? 1,
  );
}
if (target !== '--build-only') {
  const module = at('dist', target);
  process.argv = [process.execPath, module, ...rest];
  await import(pathToFileURL(module).href);
}
