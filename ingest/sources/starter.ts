import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from './input.ts';
import { sha256Of } from './input.ts';
import { filesBelow } from './walk.ts';

/** The entries, records and terms of the starter knowledge base; a missing folder holds none. */
export function starterInputs(folder: string): Input[] {
  if (!existsSync(folder)) return [];
  return filesBelow(folder)
    .filter((path) => /\.(?:md|ya?ml|csv)$/i.test(path) && !/(?:^|\/)README\.md$/i.test(path))
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return {
        source: 'starter',
        path,
        name: `knowledge/${path}`,
        sha256: sha256Of(bytes),
        bytes: () => bytes,
      };
    });
}
