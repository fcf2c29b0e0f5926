import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childPublisher } from './child-publisher.ts';

describe('publishing in a child process', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'child-publisher-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const publisherOf = (program: string, timeoutMs = 10_000) => {
    const script = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
    writeFileSync(script, program);
    const reports: string[] = [];
    const publisher = childPublisher((error) => reports.push(String(error)), { script, timeoutMs });
    return { publisher, reports };
  };

  it('hears progress and result, however the lines are cut', async () => {
    const { publisher, reports } = publisherOf(`
      process.stdout.write('{"progress":{"done":1,"to');
      setTimeout(() => process.stdout.write('tal":2}}\\n{"result":{"kind":"unchanged","release":7}}\\n'), 20);
    `);
    const progress: unknown[] = [];
    expect(await publisher.publish((at) => progress.push(at))).toEqual({ kind: 'unchanged', release: 7 });
    expect(progress).toEqual([{ done: 1, total: 2 }]);
    expect(reports).toEqual([]);
  });

  it('passes on what to go back to, and who wants it', async () => {
    const { publisher } = publisherOf(`
      console.log(JSON.stringify({ result: { kind: 'failed', detail: process.argv.slice(2).join(' ') } }));
    `);
    expect(await publisher.rollback(3, 'person-1')).toMatchObject({ detail: 'publish rollback 3 person-1' });
  });

  it.each([
    ['dies', 'console.error("out of memory"); process.exit(1)', 10_000],
    ['hangs', 'setInterval(() => undefined, 1000)', 200],
    ['talks nonsense', 'console.log("hello")', 10_000],
  ])('fails in words, with the cause in the log, when the process %s', async (_what, program, timeoutMs) => {
    const { publisher, reports } = publisherOf(program, timeoutMs);
    const result = await publisher.publish(() => undefined);
    expect(result).toMatchObject({ kind: 'failed' });
    expect(reports.join()).toContain('without a result');
  });
});
