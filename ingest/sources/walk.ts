import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder in a fixed order, as paths with `/`. Hidden files and office lock files are left out. */
export function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !name.startsWith('~$'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix + entry.name;
      if (entry.isDirectory()) return filesBelow(join(folder, entry.name), `${path}/`);
      return entry.isFile() ? [path] : [];
    });
}
