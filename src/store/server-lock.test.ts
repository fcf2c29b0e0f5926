import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../platform/project-root.ts';
import { UserError } from '../platform/user-error.ts';
import { lockDataDirectory } from './server-lock.ts';
import { childProgram, ended, type ChildProgram } from './testing/child-program.ts';
import { sqlitePlace } from './testing/databases.ts';

describe('the lock on a data folder', () => {
  const place = sqlitePlace();
  const dataDir = 'dataDir' in place.location ? place.location.dataDir : '';
  let program: ChildProgram;
  beforeAll(async () => {
    program = await childProgram(projectPath('src/store/testing/open-child.ts'));
  });
  afterAll(async () => {
    program.remove();
    await place.remove();
  });

  it('refuses a second server with a message that says what to do, and admits it after the first has gone', () => {
    const first = lockDataDirectory(dataDir);
    expect(() => lockDataDirectory(dataDir)).toThrow(UserError);
    expect(() => lockDataDirectory(dataDir)).toThrow(/process \d+.*DATA_DIR.*DATABASE_URL/s);
    first.release();
    lockDataDirectory(dataDir).release();
  });

  it('is held against another process, and free as soon as that process was killed', async () => {
    const holder = program.start({}, JSON.stringify(place.location), 'hold');
    const gone = ended(holder);
    await once(holder.stdout, 'data');
    expect(() => lockDataDirectory(dataDir)).toThrow(UserError);
    holder.kill('SIGKILL');
    expect((await gone).end).toBe('SIGKILL');
    lockDataDirectory(dataDir).release();
  });

  it('does not stand in the way of a command beside the server', async () => {
    const server = lockDataDirectory(dataDir);
    expect(await ended(program.start({}, JSON.stringify(place.location)))).toMatchObject({
      end: 0,
      output: 'opened\n',
    });
    server.release();
  });
});
