import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { build } from 'vite';
import { projectPath } from '../../platform/project-root.ts';

/** A TypeScript module made runnable in a process of its own, so that a test may kill it. */
export interface ChildProgram {
  /** Starts it, with these environment variables beside the process's own. */
  start(
    environment: Record<string, string>,
    ...args: string[]
  ): ChildProcessByStdio<null, Readable, Readable>;
  remove(): void;
}

/** Bundles a module of the project; packages stay outside and are found in node_modules. */
export async function childProgram(entry: string): Promise<ChildProgram> {
  const cache = projectPath('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'child-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: projectPath(),
    build: { ssr: entry, outDir: folder, emptyOutDir: false, target: 'node20', minify: false },
    ssr: { external: true },
  });
  const script = join(folder, `${basename(entry, '.ts')}.js`);
  return {
    start: (environment, ...args) =>
      spawn(process.execPath, [script, ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...environment },
      }),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for a child to end; resolves with its exit code, or the signal that ended it, and all it printed. */
export function ended(
  child: ChildProcessByStdio<null, Readable, Readable>,
): Promise<{ end: number | NodeJS.Signals | null; output: string; errors: string }> {
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ end: signal ?? code, output, errors });
    });
  });
}
