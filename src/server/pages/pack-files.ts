import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Packs each built script and style once (`NAME.gz`), so that the service sends it as it lies. */
export function packFiles(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css)$/.test(path)) continue;
    const file = join(folder, path);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

/** A script of a page and how many bytes after gzip it may have. */
export interface SizeBudget {
  readonly name: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Prints the sizes after gzip and says whether all are within their budgets. */
export function checkSizes(folder: string, budgets: readonly SizeBudget[]): boolean {
  return budgets
    .map(({ name, files, bytes: budget }) => {
      const bytes = files
        .map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length)
        .reduce((sum, size) => sum + size, 0);
      process.stderr.write(`  ${name}: ${bytes} bytes gzip of ${budget}\n`);
      return bytes <= budget;
    })
    .every(Boolean);
}
