import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../platform/user-error.ts';

/**
 * Takes the lock of a folder that only one process may publish into, and returns how to release it. A lock left by
 * a process that is gone is taken over. Throws a UserError while another process holds it.
 */
export function takePublishLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  if (!tryLock(path)) {
    const holder = Number(readFileSync(path, 'utf8'));
    if (isAlive(holder)) {
      throw new UserError(
        `Another publication is running (process ${holder}). Wait for it to end; if no such process works on this data, delete ${path}.`,
      );
    }
    rmSync(path, { force: true });
    if (!tryLock(path)) throw new UserError('Another publication has just begun. Wait for it to end.');
  }
  return () => {
    rmSync(path, { force: true });
  };
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isSafeInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
