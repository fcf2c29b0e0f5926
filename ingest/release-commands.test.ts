import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReleaseShelf } from '../src/knowledge/release-shelf.ts';
import { manualClock } from '../src/platform/clock.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { publish } from './publish/publish.ts';
import { releaseCommands } from './release-commands.ts';
import { noDeskEntries } from './sources/desk.ts';

let folder: string;
const clock = manualClock(Date.parse('2026-11-23T01:30:00Z'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  cpSync(projectPath('ingest', 'testing', 'knowledge'), join(folder, 'knowledge'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function publishStarterBase(): Promise<void> {
  await publish(
    {
      dataFolder: join(folder, 'data'),
      starterFolder: join(folder, 'knowledge'),
      desk: noDeskEntries,
      indexSettings: 'test-1',
      indexBuilder: () => Promise.resolve(() => new Map()),
      clock,
      progress: () => undefined,
    },
    { paths: [], publishedBy: 'ingest' },
  );
}

function run(name: string, ...numbers: number[]): Promise<string> {
  const shelf = openReleaseShelf(join(folder, 'data', 'releases'));
  return releaseCommands[name]!(shelf, numbers, (number) =>
    shelf.exclusively(() => Promise.resolve(shelf.rollback(number, clock.now()))),
  );
}

describe('the release commands', () => {
  it('say what to do while there is no release', async () => {
    expect(await run('list')).toBe('no release yet\n');
    expect(() => run('show')).toThrow('npm run ingest');
  });

  it('list, show, compare and go back', async () => {
    await publishStarterBase();
    rmSync(join(folder, 'knowledge', 'guides', 'guide-first-flight.md'));
    await publishStarterBase();
    expect(await run('list')).toBe(
      '     1  2026-11-23 09:30  documents 6  passages 24  records 3  by ingest\n' +
        '*    2  2026-11-23 09:30  documents 5  passages 22  records 3  by ingest\n',
    );
    expect(await run('diff')).toBe(
      'release 1 → 2: documents +0 -1 ~0   passages +0 -2 ~0   records +0 -0 ~0\n- starter/guides/guide-first-flight.md\n',
    );
    expect(await run('show', 1)).toContain(
      '  starter/guides/guide-first-flight.md  guide, starter, from 2026-01-01\n',
    );
    expect(await run('rollback')).toBe('release 3 is published: the content of release 1\n');
    expect(await run('diff', 1, 3)).toBe(
      'release 1 → 3: documents +0 -0 ~0   passages +0 -0 ~0   records +0 -0 ~0\n',
    );
    expect(await run('list')).toContain(
      '*    3  2026-11-23 09:30  documents 6  passages 24  records 3  by rollback of 1\n',
    );
  });

  it('find nothing before the first release', async () => {
    await publishStarterBase();
    expect(() => run('diff')).toThrow('There is no release before 1.');
    await expect(async () => run('rollback')).rejects.toThrow('There is no release before 1.');
  });
});
