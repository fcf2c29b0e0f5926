import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Replaces a file's text in one step that survives a power cut. */
export function replaceFile(path: string, text: string): void {
  const next = `${path}.${process.pid}.next`;
  const file = openSync(next, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
