import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../platform/project-root.ts';

/** Folders that read what visitors write; what visitors read comes from the others. */
const reading = /\/(understand|screen|contextualise|clarify|testing)\/|\.test\.ts$/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith('.ts') ? [path] : [];
  });
}

describe('sentences for visitors', () => {
  it('stand in the locale and nowhere in the code that answers', () => {
    const found = sources(projectPath('src', 'consultation'))
      .filter((path) => !reading.test(path))
      .flatMap((path) => {
        const code = readFileSync(path, 'utf8')
          .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
          .replace(/\/(?![*/])(?:[^/\\\n]|\\.)+\/[dgimsuy]*/g, '');
        return [...code.matchAll(/'[^'\n]*[\u4e00-\u9fff]{2,}[^'\n]*'|`[^`]*[\u4e00-\u9fff]{2,}[^`]*`/g)].map(
          ([text]) => `${path}: ${text}`,
        );
      });
    expect(found).toEqual([]);
  });
});
