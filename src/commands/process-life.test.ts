import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../platform/project-root.ts';
import { childProgram, ended, type ChildProgram } from '../store/testing/child-program.ts';

describe('the life of a process', { timeout: 60_000 }, () => {
  let program: ChildProgram;
  beforeAll(async () => {
    program = await childProgram(projectPath('src', 'commands', 'testing', 'life-child.ts'));
  });
  afterAll(() => {
    program.remove();
  });

  /** Starts it; `said` resolves when it has printed the words. */
  const start = (...args: string[]) => {
    const child = program.start({}, ...args);
    const end = ended(child);
    let output = '';
    child.stdout.on('data', (text: string) => (output += text));
    const said = async (words: string): Promise<void> => {
      while (!output.includes(words)) await once(child.stdout, 'data');
    };
    return { child, end, said };
  };

  it.each(['SIGTERM', 'SIGINT'] as const)('ends by itself after %s', async (signal) => {
    const { child, end, said } = start('end');
    await said('living\n');
    child.kill(signal);
    await said(`told ${signal}\n`);
    expect(await end).toMatchObject({ end: 0 });
  });

  it('ends at once on a second signal, and says so', async () => {
    const { child, end, said } = start();
    await said('living\n');
    child.kill('SIGTERM');
    await said('told SIGTERM\n');
    child.kill('SIGTERM');
    const { end: code, output } = await end;
    expect(code).toBe(1);
    expect(output).toContain('told to stop twice');
  });

  it.each(['throw', 'reject'])('ends with a log line on a failure that nobody caught: %s', async (how) => {
    const { end: code, output } = await start(how).end;
    expect(code).toBe(1);
    expect(output).toContain('a failure that nobody caught ends this process');
    expect(output).toContain('life-child');
    expect(output).not.toContain('13812345678');
  });
});
