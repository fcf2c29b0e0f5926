import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { projectPath } from '../../platform/project-root.ts';
import type { FoundRuntime } from '../local/runtime.ts';

const module = projectPath('dist', 'src', 'models', 'local', 'runtime.js');

/** Whether a runtime loads here, found out in a process of its own: a native library that does not fit may end it. */
export async function runtimeLoads(runtime: FoundRuntime): Promise<boolean> {
  const program = `
    const { loadRuntime } = await import(${JSON.stringify(pathToFileURL(module).href)});
    await loadRuntime(${JSON.stringify(runtime)});
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}
