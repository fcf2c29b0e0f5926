import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, from sources and from the compiled `dist/` alike. */
export const projectRoot: string = nearestPackage(dirname(fileURLToPath(import.meta.url)));

/** A path inside the project. */
export function projectPath(...parts: string[]): string {
  return join(projectRoot, ...parts);
}

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json was not found above the program.');
  return nearestPackage(parent);
}
