import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../platform/project-root.ts';
import { openDatabase } from '../store/database.ts';
import { childProgram, ended, type ChildProgram } from '../store/testing/child-program.ts';
import { describeOnBothDatabases, sqlitePlace } from '../store/testing/databases.ts';
import { privacyContract } from './testing/privacy-contract.ts';
import { testService } from './testing/service.ts';
import { promptConsult } from './testing/turns.ts';

describeOnBothDatabases('privacy', privacyContract);

describe('npm run privacy', () => {
  const place = sqlitePlace();
  const dataDir = 'dataDir' in place.location ? place.location.dataDir : '';
  let program: ChildProgram;
  beforeAll(async () => {
    program = await childProgram(projectPath('src/conversations/privacy-cli.ts'));
    const database = await openDatabase(place.location);
    const test = await testService(database, promptConsult().consult);
    const id = await test.open('visitor-1');
    await (
      await test.service.visitorMessage({ conversationId: id, text: '秘密的话？' })
    ).settled;
    await database.close();
  });
  afterAll(async () => {
    program.remove();
    await place.remove();
  });
  const run = (...args: string[]): ReturnType<typeof ended> =>
    ended(program.start({ DATA_DIR: dataDir }, ...args));

  it('prints what is kept, empties it, and leaves nothing of it in the files', async () => {
    const exported = await run('export', 'visitor-1');
    expect(exported.end).toBe(0);
    expect(exported.output).toContain('秘密的话？');
    expect(await run('erase', 'visitor-1')).toMatchObject({ end: 0, errors: '' });
    // The log beside the database goes when its last connection closes.
    const files = readdirSync(dataDir).filter((name) => name.startsWith('state.sqlite'));
    expect(files).toContain('state.sqlite');
    for (const file of files) expect(readFileSync(join(dataDir, file)).includes('秘密的话')).toBe(false);
  });

  it('says how it is used, and when nothing is kept', async () => {
    const misused = await run('destroy', 'visitor-1');
    expect(misused.end).toBe(2);
    expect(misused.errors).toContain('Usage');
    expect((await run('erase', 'nobody')).errors).toContain('Nothing is kept');
  });
});
