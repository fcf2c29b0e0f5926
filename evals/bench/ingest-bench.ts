import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../src/platform/project-root.ts';
import type { Bench } from './bench.ts';

/** The ingest command as people run it, first with everything new, then with nothing changed; Node's own start beside it. */
export const ingestBench: Bench = {
  name: 'ingest',
  summary:
    'a folder of documents with the starter base, new and again unchanged, against the bare start of Node',
  async run({ documents, report }) {
    if (!existsSync(documents))
      return { skipped: `${documents} is not there; name a folder with --documents` };
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
    try {
      report(`ingest: ${documents} twice …`);
      const ingest = () =>
        seconds(
          [projectPath('dist', 'src', 'main.js'), 'ingest', documents, '--metadata', `${documents}.csv`],
          dataDir,
        );
      return {
        figures: [
          { name: 'everything new', value: ingest(), unit: 's', atMost: 15 },
          { name: 'nothing changed', value: ingest(), unit: 's', atMost: 1 },
          { name: 'bare start of Node', value: seconds(['--eval', '0'], dataDir), unit: 's' },
        ],
      };
    } finally {
      await rm(dataDir, { recursive: true });
    }
  },
};

/** Wall-clock seconds of a Node process; throws when it fails. */
function seconds(args: readonly string[], dataDir: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`ingest failed:\n${stderr}`);
  return (performance.now() - started) / 1000;
}
