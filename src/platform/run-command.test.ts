import { parseArgs } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from './run-command.ts';
import { UserError } from './user-error.ts';

describe('runCommand', () => {
  const before = process.exitCode;
  let printed: string;

  beforeEach(() => {
    printed = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.stdout.removeAllListeners('error');
    process.exitCode = before;
  });

  it('takes the number of the command as exit code', async () => {
    await runCommand(() => Promise.resolve(2));
    expect(process.exitCode).toBe(2);
    expect(printed).toBe('');
  });

  it('prints what a person can mend, without a stack', async () => {
    await runCommand(() => Promise.reject(new UserError('Set PORT.')));
    expect(process.exitCode).toBe(1);
    expect(printed).toBe('Set PORT.\n');
  });

  it('prints a wrong option without a stack', async () => {
    await runCommand(async () => {
      parseArgs({ args: ['--bogus'], options: {} });
      return Promise.resolve(0);
    });
    expect(process.exitCode).toBe(1);
    expect(printed).toMatch(/^Unknown option '--bogus'[^\n]*\n$/);
  });

  it('throws what nobody at the keyboard can mend', async () => {
    await expect(runCommand(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  });

  it('ends quietly when nobody reads on', async () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as () => never);
    await runCommand(() => Promise.resolve(0));
    process.stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    expect(exit).toHaveBeenCalled();
  });
});
