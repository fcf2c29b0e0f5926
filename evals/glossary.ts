import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { glossarySchema, type Term } from '../src/knowledge/entry.ts';
import { projectPath } from '../src/platform/project-root.ts';

/** The terms of the starter knowledge base, which the product publishes with every release. */
export function starterTerms(folder: string = projectPath('knowledge', 'glossary')): Term[] {
  return listFiles(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .flatMap((name) => glossarySchema.parse(parse(readFileSync(join(folder, name), 'utf8'))));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
